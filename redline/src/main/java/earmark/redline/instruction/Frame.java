package earmark.redline.instruction;

import earmark.redline.instruction.InstructionFinding.Code;
import java.util.List;

/** What the readers of units share: the words, what was said before, and what went wrong. */
final class Frame {
  private final Cursor cursor;
  private final List<InstructionFinding> findings;
  private Scope scope;

  /** What bare paragraph labels belong to. */
  private Place around;

  /** The paragraph path written last. */
  private String before = "";

  Frame(Cursor cursor, Scope scope, List<InstructionFinding> findings) {
    this.cursor = cursor;
    this.scope = scope;
    this.findings = findings;
    this.around = scope.place();
    this.before = around.path();
  }

  Cursor cursor() {
    return cursor;
  }

  Scope scope() {
    return scope;
  }

  /** Changes the scope and nothing else. */
  void scope(Scope other) {
    scope = other;
  }

  Place around() {
    return around;
  }

  void around(Place place) {
    around = place;
  }

  String before() {
    return before;
  }

  void before(String path) {
    before = path;
  }

  void report(InstructionFinding finding) {
    findings.add(finding);
  }

  Target base(Unit unit) {
    Target focus = scope.focus().getFirst();
    return Target.of(scope.place(), unit).under(scope.under()).within(Smaller.of(focus));
  }

  Target base(Unit unit, String path) {
    return Target.of(around.at(path), unit).under(scope.under());
  }

  /** The same places as another unit. */
  static List<Phrase> as(List<Phrase> phrases, Unit unit) {
    return phrases.stream()
        .map(
            phrase -> {
              Target target = phrase.target();
              Target other =
                  new Target(
                      target.place(),
                      unit,
                      target.which(),
                      target.name(),
                      target.under(),
                      target.within(),
                      target.document(),
                      target.instruction());
              return phrase.with(other);
            })
        .toList();
  }

  void report(Code code, int from) {
    int start = Math.max(0, from);
    int place = cursor.place();
    cursor.backTo(start);
    Token first = cursor.peek();
    cursor.backTo(place);
    int end = Math.min(cursor.text().length(), first.start() + 60);
    int begin = Math.min(first.start(), cursor.text().length());
    findings.add(new InstructionFinding(code, true, begin, cursor.text().substring(begin, end)));
  }

  /** Reports, blocking, what was read from a token on. */
  void refuse(Code code, int from) {
    int here = cursor.place();
    int start = Math.max(0, from);
    String excerpt = cursor.written(start, Math.max(start + 1, here));
    cursor.backTo(start);
    int at = cursor.peek().start();
    cursor.backTo(here);
    findings.add(new InstructionFinding(code, true, at, excerpt));
  }
}
