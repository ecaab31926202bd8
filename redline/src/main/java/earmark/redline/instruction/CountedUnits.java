package earmark.redline.instruction;

import earmark.redline.instruction.InstructionFinding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is told by an ordinal, a count or a number: sentences, notes, footnotes. */
final class CountedUnits {
  private final Cursor cursor;
  private final Frame frame;
  private final Units units;

  CountedUnits(Frame frame, Units units) {
    this.cursor = frame.cursor();
    this.frame = frame;
    this.units = units;
  }

  List<Phrase> ordinal() {
    List<String> ordinals = Ordinals.read(cursor);
    cursor.accept("new");
    if (cursor.acceptAny("sentence", "sentences")) {
      return units.in(Unit.SENTENCE, ordinals);
    }
    if (cursor.isAtAny("entry", "entries")) {
      return units.names.entries(ordinals);
    }
    if (cursor.isAtAny("paragraph", "footnote", "note", "column", "row", "table")) {
      List<Phrase> read = units.unit();
      return read.stream().map(phrase -> phrase.with(phrase.target().which(ordinals))).toList();
    }
    frame.report(Code.NO_TARGET, cursor.place() - 1);
    return List.of();
  }

  List<Phrase> counted() {
    String count = cursor.take().lower();
    cursor.acceptAny("new", "additional");
    Token unit = cursor.take();
    if (!unit.lower()
        .matches(
            "sentences?|entr(?:y|ies)|entities|definitions?|rows?|columns?|notes?|footnotes?|paragraphs?")) {
      // The country of the entities stands before the noun.
      Token noun = cursor.take();
      List<Phrase> read = countOf(noun.lower(), count);
      return read.stream()
          .map(phrase -> phrase.with(phrase.target().under(Optional.of(unit.text()))))
          .toList();
    }
    return countOf(unit.lower(), count);
  }

  private List<Phrase> countOf(String noun, String count) {
    return switch (noun.charAt(0)) {
      case 's' -> {
        if (cursor.accept("that", "follow") || cursor.accept("following")) {
          List<Phrase> anchor = units.one();
          String said =
              anchor.isEmpty()
                  ? ""
                  : String.join(" ", anchor.getFirst().target().which()) + " sentence";
          yield List.of(
              Phrase.of(frame.base(Unit.SENTENCE).which(List.of(count)))
                  .placed(Optional.of("after"), Optional.of(said)));
        }
        yield units.in(Unit.SENTENCE, List.of(count));
      }
      case 'e' -> units.names.namesOrCount(List.of(count), Unit.ENTRY);
      case 'd' -> units.names.namesOrCount(List.of(count), Unit.DEFINITION);
      case 'r' -> units.names.namesOrCount(List.of(count), Unit.ROW);
      case 'c' -> units.names.namesOrCount(List.of(count), Unit.COLUMN);
      case 'f' -> units.in(Unit.FOOTNOTE, List.of(count));
      case 'n' -> units.in(Unit.NOTE, List.of(count));
      default -> units.in(Unit.PARAGRAPH, List.of(count));
    };
  }

  List<Phrase> notes() {
    cursor.take();
    List<String> numbers = Ordinals.numbers(cursor);
    List<Target> owners = List.of(frame.base(Unit.NOTE));
    if (cursor.isAtAny("to", "of", "in", "following", "under") && !cursor.isAt("to", "read")) {
      int place = cursor.place();
      cursor.take();
      List<Phrase> of = numbers.size() > 1 ? units.one() : units.listOf();
      if (of.isEmpty()) {
        cursor.backTo(place);
      } else {
        owners = of.stream().map(Phrase::target).toList();
      }
    }
    List<Phrase> read = new ArrayList<>();
    for (Target owner : owners) {
      Target note =
          Target.of(owner.place().orElse(frame.scope().part()), Unit.NOTE)
              .named(owner.unit() == Unit.ECCN ? owner.name() : Optional.empty())
              .within(owner.unit() == Unit.NOTE ? owner.within() : Smaller.of(owner));
      if (numbers.isEmpty()) {
        read.add(Phrase.of(note));
      }
      for (String number : numbers) {
        read.add(Phrase.of(note.which(List.of(number))));
      }
    }
    return suffixOfNote(read);
  }

  private List<Phrase> suffixOfNote(List<Phrase> read) {
    return cursor.accept("introductory", "text")
        ? read.stream()
            .map(
                phrase ->
                    phrase.with(
                        Target.of(
                                phrase.target().place().orElse(frame.scope().part()),
                                Unit.INTRODUCTORY_TEXT)
                            .within(Smaller.of(phrase.target()))))
            .toList()
        : read;
  }

  List<Phrase> footnotes() {
    cursor.take();
    List<String> numbers = Ordinals.numbers(cursor);
    if (numbers.isEmpty()) {
      return units.in(Unit.FOOTNOTE, List.of());
    }
    List<Phrase> read = units.in(Unit.FOOTNOTE, List.of());
    List<Phrase> each = new ArrayList<>();
    for (Phrase one : read) {
      for (String number : numbers) {
        each.add(one.with(one.target().which(List.of(number))));
      }
    }
    return each;
  }
}
