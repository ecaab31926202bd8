package earmark.bench.instruction;

import earmark.archive.change.InstructionCodec;
import earmark.redline.instruction.Instruction;
import earmark.redline.instruction.InstructionReader;
import earmark.redline.instruction.Place;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads real amendatory instructions and compares what was read with what two readers expected.
 *
 * <p>The documents are split in halves by the checksum of their number: the reader was written with
 * the first half in view; only the second half says how it does on what it has not seen. Both are
 * printed.
 */
public final class ReadingEvaluation {
  private static final Pattern PART =
      Pattern.compile("(\\d{1,2}) CFR part (\\w+)(?: (supplement)(?: no\\.)? (\\S+))?");
  private static final Pattern SECTION = Pattern.compile("(\\d{1,2}) CFR (\\d\\S*?)((?:\\(.*)?)");

  private final PrintStream out;
  private final boolean isVerbose;

  private ReadingEvaluation(PrintStream out, boolean isVerbose) {
    this.out = out;
    this.isVerbose = isVerbose;
  }

  /** How one group of instructions was read. */
  private static final class Tally {
    int all;
    int right;
    int refused;
    int wrong;
    int lost;

    void add(Outcome outcome) {
      all++;
      switch (outcome) {
        case RIGHT -> right++;
        case REFUSED -> refused++;
        case WRONG -> wrong++;
        case LOST -> lost++;
      }
    }

    @Override
    public String toString() {
      return "%4d instructions: %4d exactly as expected (%.1f %%), %d refused, %d with a wrong operation, %d with one missing"
          .formatted(all, right, all == 0 ? 0.0 : 100.0 * right / all, refused, wrong, lost);
    }
  }

  private enum Outcome {
    RIGHT,
    /** Nothing would be carried out, and a finding says so. */
    REFUSED,
    /** Something would be carried out that is not ordered. */
    WRONG,
    /** What would be carried out is right, but not all of it. */
    LOST
  }

  /** Arguments: the file of expected instructions, and {@code --verbose tune} to see the misses. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    boolean isVerbose = arguments.length > 1;
    new ReadingEvaluation(new PrintStream(System.out, true, StandardCharsets.UTF_8), isVerbose)
        .run(JsonMapper.shared().readTree(Files.readString(file)));
  }

  private void run(JsonNode documents) {
    Tally[] bis = {new Tally(), new Tally()};
    Tally[] others = {new Tally(), new Tally()};
    for (JsonNode document : documents) {
      CRC32 crc = new CRC32();
      crc.update(document.path("document").asString().getBytes(StandardCharsets.UTF_8));
      int half = (int) (crc.getValue() % 2);
      boolean isBis = document.path("part_context").asString().matches("15 CFR part 7[3-7]\\d");
      read(document, isBis ? bis[half] : others[half], isVerbose && half == 0);
    }
    out.println("BIS, tuned on:            " + bis[0]);
    out.println("BIS, not seen:            " + bis[1]);
    out.println("other agencies, tuned on: " + others[0]);
    out.println("other agencies, not seen: " + others[1]);
  }

  private void read(JsonNode document, Tally tally, boolean isShown) {
    String corrects = document.path("corrects").asString("");
    InstructionReader reader =
        corrects.isEmpty() ? new InstructionReader() : InstructionReader.correcting(corrects);
    for (JsonNode expected : document.path("instructions")) {
      String context =
          expected.path("context").asString(document.path("part_context").asString(""));
      Optional<Place> handedDown =
          Optional.of(expected.path("handed_down").path("cfr").asString(""))
              .filter(cfr -> !cfr.isEmpty())
              .map(ReadingEvaluation::place);
      Instruction read = reader.read(expected.path("text").asString(), place(context), handedDown);
      Outcome outcome = outcome(expected, read);
      tally.add(outcome);
      if (isShown
          && (outcome != Outcome.RIGHT
              || !read.label().equals(expected.path("label").asString()))) {
        out.println(
            outcome
                + " "
                + document.path("document").asString()
                + " ["
                + expected.path("label").asString()
                + " / "
                + read.label()
                + "] "
                + read.text());
        expected.path("operations").forEach(operation -> out.println("   expected " + operation));
        read.operations().forEach(o -> out.println("   read     " + InstructionCodec.json(o)));
        read.findings().forEach(f -> out.println("   finding  " + f));
      }
    }
  }

  private static Outcome outcome(JsonNode expected, Instruction read) {
    ArrayNode operations = JsonNodeFactory.instance.arrayNode();
    read.operations().forEach(operation -> operations.add(InstructionCodec.json(operation)));
    List<JsonNode> accepted = new ArrayList<>();
    accepted.add(expected.path("operations"));
    expected.path("acceptable").forEach(accepted::add);
    for (JsonNode one : accepted) {
      if (same(one, operations)) {
        return Outcome.RIGHT;
      }
    }
    if (operations.isEmpty()) {
      return read.isBlocked() ? Outcome.REFUSED : Outcome.LOST;
    }
    Set<String> ordered = new HashSet<>();
    accepted.forEach(one -> one.forEach(operation -> ordered.add(canonical(operation).toString())));
    for (JsonNode operation : operations) {
      if (!ordered.contains(canonical(operation).toString())) {
        return Outcome.WRONG;
      }
    }
    return Outcome.LOST;
  }

  /** Whether the operations are the same; those of one instruction may stand in any order. */
  private static boolean same(JsonNode expected, ArrayNode read) {
    List<String> left = new ArrayList<>();
    expected.forEach(operation -> left.add(canonical(operation).toString()));
    List<String> right = new ArrayList<>();
    read.forEach(operation -> right.add(canonical(operation).toString()));
    left.sort(null);
    right.sort(null);
    return left.equals(right);
  }

  /** Members sorted by name. */
  private static JsonNode canonical(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode sorted = JsonNodeFactory.instance.objectNode();
    node.propertyNames().stream()
        .sorted()
        .forEach(name -> sorted.set(name, canonical(node.get(name))));
    return sorted;
  }

  private static Place place(String cfr) {
    if (cfr.isEmpty()) {
      // One expected instruction stands under no part: its section must say where.
      return Place.part(1, "0");
    }
    Matcher part = PART.matcher(cfr);
    if (part.matches()) {
      Place whole = Place.part(Integer.parseInt(part.group(1)), part.group(2));
      return part.group(3) == null
          ? whole
          : new Place(whole.title(), whole.part(), Place.Kind.SUPPLEMENT, part.group(4), "");
    }
    Matcher section = SECTION.matcher(cfr);
    if (section.matches()) {
      Place whole = Place.section(Integer.parseInt(section.group(1)), section.group(2));
      return new Place(whole.title(), whole.part(), whole.kind(), whole.name(), section.group(3));
    }
    throw new IllegalArgumentException("Not an address: \"" + cfr + "\"");
  }
}
