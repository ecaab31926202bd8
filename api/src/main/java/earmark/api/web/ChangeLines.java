package earmark.api.web;

import earmark.api.reading.Addresses;
import earmark.api.reading.Compared;
import earmark.api.reading.Library;
import earmark.api.rendering.RedlineSummary;
import earmark.archive.change.Change;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes as lines of a list. What is worked out for a change is remembered: a change never
 * changes.
 */
final class ChangeLines {
  private static final int REMEMBERED = 5_000;
  private static final int LONGEST_ABSTRACT = 260;

  private final Library library;
  private final Map<Long, ChangeLine> lines =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, ChangeLine> eldest) {
              return size() > REMEMBERED;
            }
          });

  ChangeLines(Library library) {
    this.library = library;
  }

  List<ChangeLine> of(List<Change> changes) {
    return changes.stream().map(this::of).toList();
  }

  ChangeLine of(Change change) {
    ChangeLine known = lines.get(change.sequence());
    if (known == null) {
      known = line(change);
      lines.put(change.sequence(), known);
    }
    return known;
  }

  private ChangeLine line(Change change) {
    Work work =
        library
            .find(change.work())
            .orElseThrow(() -> new IllegalStateException("no work " + change.work()));
    Optional<Version> version = change.after().or(change::before).flatMap(library::version);
    return new ChangeLine(
        change.sequence(),
        change.kind().key(),
        Words.kind(change.kind()),
        work.citation(),
        Addresses.of(work.id()),
        work.title(),
        when(change, work, version),
        substance(change, work, version),
        change.cause().orElse(""),
        change.occasion() == Occasion.HISTORY);
  }

  /** The date that matters about a change, with its name. */
  static String when(Change change, Work work, Optional<Version> version) {
    if (work.kind() == WorkKind.DOCUMENT) {
      return version
          .flatMap(v -> v.facts().first(Fact.EFFECTIVE))
          .map(date -> "effective " + Words.dayOrAsIs(date))
          .or(
              () ->
                  version
                      .flatMap(v -> v.facts().first(Fact.COMMENTS_CLOSE))
                      .map(date -> "comments close " + Words.dayOrAsIs(date)))
          .orElseGet(() -> "published " + Words.day(change.legalOn()));
    }
    String name =
        switch (work.kind()) {
          case PAGE -> "seen ";
          case FILING -> change.after().isEmpty() ? "taken back " : "on display ";
          case DOCUMENT, PROVISION, LIST_ENTRY -> "effective ";
        };
    return name + Words.day(change.legalOn());
  }

  private String substance(Change change, Work work, Optional<Version> version) {
    if (change.before().isEmpty()) {
      return version
          .flatMap(v -> v.facts().first(Fact.ABSTRACT))
          .map(text -> Words.clip(text, LONGEST_ABSTRACT))
          .orElse("");
    }
    if (change.after().isEmpty() && work.kind() == WorkKind.FILING) {
      return "It was taken back before its publication.";
    }
    if (change.after().isEmpty()) {
      return "The whole text is gone.";
    }
    String counts = RedlineSummary.counts(change.redline());
    if (!change.redline().isSubstantive()) {
      return counts.equals("no change")
              && (work.kind() == WorkKind.DOCUMENT || work.kind() == WorkKind.FILING)
          ? "Only what is stated beside the text changed."
          : counts;
    }
    Compared compared = library.compared(change);
    return RedlineSummary.substance(change.redline(), compared.textBefore(), compared.textAfter())
        .orElse(counts);
  }

  /** The day a change takes effect, if that is after {@code today}. */
  Optional<LocalDate> upcoming(Change change, LocalDate today) {
    Optional<LocalDate> day =
        change
            .after()
            .flatMap(library::version)
            .flatMap(v -> v.facts().first(Fact.EFFECTIVE))
            .flatMap(ChangeLines::date)
            .or(() -> Optional.of(change.legalOn()));
    return day.filter(date -> date.isAfter(today));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (java.time.format.DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
