package earmark.redline.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A unit as the smaller scope that something else stands in: {@code introductory text}. */
final class Smaller {
  private Smaller() {}

  /** How the unit limits what stands in it; empty where the address alone says it. */
  static Optional<String> of(Target unit) {
    List<String> scopes = new ArrayList<>();
    unit.within().ifPresent(scopes::add);
    switch (unit.unit()) {
      case INTRODUCTORY_TEXT, HEADING, AUTHORITY, SOURCE -> scopes.add(unit.unit().word());
      case SENTENCE -> scopes.add((String.join(" and ", unit.which()) + " sentence").strip());
      case NOTE -> scopes.add(note(unit));
      case FOOTNOTE -> scopes.add(("footnote " + String.join(" ", unit.which())).strip());
      case TABLE -> unit.name().ifPresent(name -> scopes.add("table \"" + name + "\""));
      case DEFINITION -> unit.name().ifPresent(name -> scopes.add("definition \"" + name + "\""));
      case ENTRY, ROW -> unit.name().ifPresent(name -> scopes.add("entry \"" + name + "\""));
      case COLUMN -> scopes.add("column");
      case ECCN -> unit.name().ifPresent(scopes::add);
      case PART,
          SUBPART,
          SECTION,
          PARAGRAPH,
          SUPPLEMENT,
          APPENDIX,
          WORDS,
          COMMENT,
          PARENTHETICAL,
          INSTRUCTION -> {
        // The address says it.
      }
    }
    return scopes.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", scopes));
  }

  private static String note(Target note) {
    String path = note.place().map(Place::path).orElse("");
    String number = note.which().isEmpty() ? "Note" : "Note " + String.join(" ", note.which());
    return path.isEmpty() ? number : number + " to paragraph " + path;
  }
}
