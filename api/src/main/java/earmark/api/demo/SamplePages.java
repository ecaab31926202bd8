package earmark.api.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The pages of the sample's BIS site that are not made out of documents. */
record SamplePages(List<PressRelease> pressReleases, List<Guidance> guidance) {

  SamplePages {
    pressReleases = List.copyOf(pressReleases);
    guidance = List.copyOf(guidance);
  }

  /** A press release, there from its date on. */
  record PressRelease(LocalDate date, String slug, String title, List<String> paragraphs) {

    PressRelease {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /** A guidance page whose text changes over time. */
  record Guidance(String path, String title, List<Edition> editions) {

    Guidance {
      editions = List.copyOf(editions);
    }

    /** The text on a day; empty before the first edition. */
    Optional<Edition> on(LocalDate day) {
      return editions.stream()
          .filter(edition -> !edition.from().isAfter(day))
          .reduce((earlier, later) -> later);
    }
  }

  /** What a guidance page says from a day on. */
  record Edition(LocalDate from, List<String> paragraphs) {

    Edition {
      paragraphs = List.copyOf(paragraphs);
    }
  }
}
