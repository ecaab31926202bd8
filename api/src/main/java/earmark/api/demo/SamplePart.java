package earmark.api.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A part of title 15 in the sample: its opening (heading, authority, source) and its sections and
 * supplements, each in all its editions.
 */
record SamplePart(String number, List<Opening> openings, List<Unit> units) {

  SamplePart {
    openings = List.copyOf(openings);
    units = List.copyOf(units);
  }

  /** The opening of a part as carried from an issue day on; XML from DIV5 to the source note. */
  record Opening(LocalDate issuedOn, String xml) {}

  /** What kind of division a unit is, in the words of the eCFR. */
  enum Kind {
    SECTION("section", "DIV8"),
    APPENDIX("appendix", "DIV9");

    private final String type;
    private final String element;

    Kind(String type, String element) {
      this.type = type;
      this.element = element;
    }

    String type() {
      return type;
    }

    String element() {
      return element;
    }
  }

  /** A section or supplement, with its editions from the oldest to the newest. */
  record Unit(String identifier, Kind kind, List<Edition> editions) {

    Unit {
      editions = List.copyOf(editions);
    }

    /** The edition shown on a day; empty before the first one and after a removal. */
    Optional<Edition> on(LocalDate day) {
      return editions.stream()
          .filter(edition -> !edition.issuedOn().isAfter(day))
          .reduce((earlier, later) -> later)
          .filter(edition -> edition.xml().isPresent());
    }
  }

  /** Whether an edition changes the law or only how it is printed. */
  enum Weight {
    SUBSTANTIVE,
    EDITORIAL
  }

  /**
   * A unit as the eCFR carries it from an issue day on.
   *
   * @param amendedOn the day of legal effect
   * @param issuedOn the day of the eCFR edition: the first for which the text is served
   * @param name the heading, as the list of versions gives it
   * @param xml the DIV8 or DIV9; empty if the unit was removed
   */
  record Edition(
      LocalDate amendedOn, LocalDate issuedOn, Weight weight, String name, Optional<String> xml) {}

  /** The newest opening that a day shows. */
  Opening openingOn(LocalDate day) {
    return openings.stream()
        .filter(opening -> !opening.issuedOn().isAfter(day))
        .reduce((earlier, later) -> later)
        .orElseGet(openings::getFirst);
  }

  /** The newest issue day up to a day; empty if the part was not there yet. */
  Optional<LocalDate> issuedBy(LocalDate day) {
    return units.stream()
        .flatMap(unit -> unit.editions().stream())
        .map(Edition::issuedOn)
        .filter(issuedOn -> !issuedOn.isAfter(day))
        .max(LocalDate::compareTo);
  }
}
