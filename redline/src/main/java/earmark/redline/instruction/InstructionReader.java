package earmark.redline.instruction;

import earmark.redline.instruction.InstructionFinding.Code;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the instructions of one document, in the order they stand in. Labelled instructions inherit
 * what the lead-ins above them say; a new part forgets it.
 *
 * <p>One reader per document; not safe for use by several threads. Reading takes time in proportion
 * to the length of the instructions.
 */
public final class InstructionReader {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH);

  /** What stands before the first instruction and orders nothing: "Accordingly, part 744 ...". */
  private static final Pattern ENACTMENT =
      Pattern.compile(
          "(?:Accordingly|For the reasons|In consideration of|Therefore|Under the authority)\\b.*"
              + "\\b(?:amended|corrected|amends|revised)\\b[^.;]*(?:as follows|:)\\W*",
          Pattern.DOTALL);

  private final Optional<String> corrected;
  private final Outline outline = new Outline();
  private final Map<String, Scope> scopes = new HashMap<>();
  private final Map<String, LocalDate> dates = new HashMap<>();
  private final Set<String> labels = new HashSet<>();
  private Optional<Place> part = Optional.empty();

  /** A reader of a rule's instructions. */
  public InstructionReader() {
    this(Optional.empty());
  }

  private InstructionReader(Optional<String> corrected) {
    this.corrected = corrected;
  }

  /** A reader of the instructions of a document that corrects an earlier one. */
  public static InstructionReader correcting(String document) {
    return new InstructionReader(Optional.of(document));
  }

  /** Reads the next instruction, under the part that the document's heading names. */
  public Instruction read(String text, Place heading) {
    return read(text, heading, Optional.empty());
  }

  /**
   * Reads the next instruction.
   *
   * @param handedDown what a lead-in said that the text at hand lacks
   */
  public Instruction read(String text, Place heading, Optional<Place> handedDown) {
    if (part.filter(heading::equals).isEmpty()) {
      part = Optional.of(heading);
      scopes.clear();
    }
    if (ENACTMENT.matcher(text.strip()).matches()) {
      return new Instruction("", text, Optional.empty(), Optional.empty(), List.of(), List.of());
    }
    Outline.Label label = outline.next(text);
    List<InstructionFinding> findings = new ArrayList<>();
    if (!labels.add(heading + " " + label.full())) {
      findings.add(
          new InstructionFinding(
              Code.LABEL_REPEATED, false, 0, text.substring(0, label.end()).strip()));
    }
    Scope scope = inherited(label, heading);
    if (handedDown.isPresent()) {
      scope = scope.on(List.of(Target.of(handedDown.get(), unit(handedDown.get()))));
    }
    return read(text, label, scope, findings);
  }

  private Instruction read(
      String text, Outline.Label label, Scope scope, List<InstructionFinding> findings) {
    Lexer.Result lexed = Lexer.read(text, label.end());
    findings.addAll(lexed.findings());
    Cursor cursor = new Cursor(text, lexed.tokens());
    List<InstructionFinding> found = new ArrayList<>();
    Clauses clauses = new Clauses(new Frame(cursor, scope, found));
    clauses.read();
    findings.addAll(found);
    findings.addAll(unknown(cursor));
    findings.sort(Comparator.comparingInt(InstructionFinding::start));
    scopes.put(label.full(), clauses.scope());
    outline.wasLeadIn(clauses.isLeadIn() && clauses.operations().isEmpty());
    Optional<LocalDate> effective = clauses.effective().flatMap(InstructionReader::date);
    effective.ifPresent(day -> dates.put(label.full(), day));
    boolean isBlocked = findings.stream().anyMatch(InstructionFinding::isBlocking);
    return new Instruction(
        label.full(),
        text,
        effective.or(() -> inheritedDate(label)),
        clauses.asAmendedBy(),
        isBlocked ? List.of() : clauses.operations(),
        findings);
  }

  private Scope inherited(Outline.Label label, Place heading) {
    for (String above : label.above()) {
      Scope scope = scopes.get(above);
      if (scope != null) {
        return scope;
      }
    }
    Scope scope = Scope.of(heading);
    return corrected.map(scope::correcting).orElse(scope);
  }

  private Optional<LocalDate> inheritedDate(Outline.Label label) {
    return label.above().stream()
        .flatMap(above -> Optional.ofNullable(dates.get(above)).stream())
        .findFirst();
  }

  private static Unit unit(Place place) {
    return switch (place.kind()) {
      case CHAPTER, PART -> Unit.PART;
      case SUBPART -> Unit.SUBPART;
      case SECTION -> place.path().isEmpty() ? Unit.SECTION : Unit.PARAGRAPH;
      case SUPPLEMENT -> place.path().isEmpty() ? Unit.SUPPLEMENT : Unit.PARAGRAPH;
      case APPENDIX -> place.path().isEmpty() ? Unit.APPENDIX : Unit.PARAGRAPH;
    };
  }

  /** Words given up that stand beside each other are one finding. */
  private static List<InstructionFinding> unknown(Cursor cursor) {
    List<InstructionFinding> findings = new ArrayList<>();
    List<Token> unknown = cursor.unknown();
    for (int i = 0; i < unknown.size(); ) {
      int last = i;
      while (last + 1 < unknown.size()
          && cursor
              .text()
              .substring(unknown.get(last).end(), unknown.get(last + 1).start())
              .isBlank()) {
        last++;
      }
      int start = unknown.get(i).start();
      findings.add(
          new InstructionFinding(
              Code.UNKNOWN_WORDS,
              true,
              start,
              cursor.text().substring(start, unknown.get(last).end())));
      i = last + 1;
    }
    return findings;
  }

  private static Optional<LocalDate> date(String written) {
    try {
      return Optional.of(LocalDate.parse(written.replaceAll("\\s+", " "), DATE));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
