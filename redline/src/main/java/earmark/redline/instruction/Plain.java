package earmark.redline.instruction;

import java.util.ArrayList;
import java.util.List;

/** Operations in one line of English each, for people who check what was understood. */
public final class Plain {
  private Plain() {}

  /** {@code revise the second to last sentence of 15 CFR 740.23(a), introductory text}. */
  public static String of(Operation operation) {
    List<String> words = new ArrayList<>();
    words.add(operation.action().word());
    operation.old().ifPresent(old -> words.add("“" + old + "”"));
    if (operation.old().isPresent() && operation.replacement().isPresent()) {
      words.add("by");
    }
    operation.replacement().ifPresent(other -> words.add("“" + other + "”"));
    if (operation.target().unit() == Unit.WORDS) {
      words.add("in");
    }
    words.add(of(operation.target()));
    operation.to().ifPresent(to -> words.add("as " + of(to)));
    operation.where().ifPresent(where -> words.add("(" + where + place(operation) + ")"));
    operation.order().ifPresent(order -> words.add("(in " + order + " order)"));
    operation.except().forEach(target -> words.add("except " + of(target)));
    return String.join(" ", words);
  }

  private static String place(Operation operation) {
    return operation.anchor().map(anchor -> " “" + anchor + "”").orElse("");
  }

  private static String of(Target target) {
    List<String> words = new ArrayList<>();
    if (!target.which().isEmpty()) {
      words.add(String.join(" and ", target.which()));
    }
    boolean isSaidByAddress =
        switch (target.unit()) {
          case PARAGRAPH, SECTION, PART, SUBPART, SUPPLEMENT, APPENDIX, WORDS, COMMENT -> true;
          default -> false;
        };
    if (!isSaidByAddress) {
      words.add(target.unit().word());
    }
    target.name().ifPresent(name -> words.add("“" + name + "”"));
    target.under().ifPresent(heading -> words.add("under " + heading));
    if (!words.isEmpty() && target.place().isPresent()) {
      words.add("of");
    }
    target
        .place()
        .ifPresent(
            place -> words.add(place + target.within().map(smaller -> ", " + smaller).orElse("")));
    target.instruction().ifPresent(label -> words.add("instruction " + label));
    target.document().ifPresent(number -> words.add("of document " + number));
    return String.join(" ", words);
  }
}
