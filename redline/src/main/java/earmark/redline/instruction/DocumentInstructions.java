package earmark.redline.instruction;

import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The amendatory instructions of a Federal Register document: which part each stands under, and on
 * which day it takes effect.
 *
 * <p>The part is that of the heading before it ("PART 744—CONTROL POLICY"), or the one its own
 * authority citation names. The day is the one the instruction states, else the one that DATES
 * states for it ("except for amendatory instruction 11, which is effective September 16, 2024"),
 * else the document's.
 */
public final class DocumentInstructions {
  private static final Pattern PARTS =
      Pattern.compile(
          "(\\d{1,2}) CFR (?:Chapters? \\w+ and )?Parts? (\\d[\\d, and]*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADING = Pattern.compile("PART (\\d{1,4}[a-z]?)\\s*[—–-].*");
  private static final Pattern OWN_PART =
      Pattern.compile(
          "(?:authority citation|Authority).{0,40}?(?:(\\d{1,2}) CFR )?part (\\d{1,4}[a-z]?)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMED_PART =
      Pattern.compile("(?:\\bpart |§§? ?|\\bSections? )(\\d{1,4}[a-z]?)", Pattern.CASE_INSENSITIVE);

  private final String head;
  private final Dates dates;
  private final InstructionReader reader;
  private final List<Instruction> read = new ArrayList<>();
  private Optional<Place> part = Optional.empty();

  private DocumentInstructions(String head, Dates dates, InstructionReader reader) {
    this.head = head;
    this.dates = dates;
    this.reader = reader;
  }

  /** Reads all instructions of a document, in order; none if it orders nothing. */
  public static List<Instruction> of(LegalText document) {
    String head = head(document);
    DocumentInstructions instructions =
        new DocumentInstructions(head, Dates.of(head), new InstructionReader());
    document.blocks().forEach(instructions::take);
    return List.copyOf(instructions.read);
  }

  /** What stands before the first instruction. */
  private static String head(LegalText document) {
    StringBuilder head = new StringBuilder();
    for (Block block : document.blocks()) {
      if (isInstruction(block)) {
        break;
      }
      head.append(block.text()).append('\n');
    }
    return head.toString();
  }

  private static boolean isInstruction(Block block) {
    return block instanceof Passage passage && passage.kind() == PassageKind.INSTRUCTION;
  }

  private void take(Block block) {
    if (!isInstruction(block)) {
      Matcher heading = HEADING.matcher(block.text());
      if (heading.matches()) {
        part = Optional.of(part(heading.group(1)));
      }
      return;
    }
    Place under = under(block.text());
    part = Optional.of(under);
    read.add(dated(reader.read(block.text(), under)));
  }

  private Place under(String instruction) {
    Matcher own = OWN_PART.matcher(instruction);
    if (own.find()) {
      String number = own.group(2);
      return own.group(1) == null
          ? part(number)
          : Place.part(Integer.parseInt(own.group(1)), number);
    }
    if (part.isPresent()) {
      return part.get();
    }
    Matcher named = NAMED_PART.matcher(instruction);
    return part(named.find() ? named.group(1) : "0");
  }

  /** A part by its number: in the title of the document's head that lists it, else the first. */
  private Place part(String number) {
    Matcher parts = PARTS.matcher(head);
    Optional<Integer> first = Optional.empty();
    while (parts.find()) {
      int title = Integer.parseInt(parts.group(1));
      if (title < 1 || title > 50) {
        continue;
      }
      first = first.or(() -> Optional.of(title));
      if (List.of(parts.group(2).split("\\D+")).contains(number)) {
        return Place.part(title, number);
      }
    }
    // The EAR is title 15; so is what this program reads when nothing else is said.
    return Place.part(first.orElse(15), number);
  }

  private Instruction dated(Instruction instruction) {
    Optional<LocalDate> day =
        instruction.effective().or(() -> dates.ofInstruction(instruction.label()));
    return new Instruction(
        instruction.label(),
        instruction.text(),
        day,
        instruction.asAmendedBy(),
        instruction.operations(),
        instruction.findings());
  }
}
