package earmark.api.alert;

import earmark.api.Day;
import earmark.api.rendering.RedlineSummary;
import earmark.archive.change.Change;
import earmark.archive.change.ChangeKind;
import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.redline.text.LegalText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a change comes to in a line, a sentence and a few dates. */
final class Headline {
  private static final int LONGEST_TITLE = 110;

  private final Work work;
  private final Change change;
  private final Optional<Version> version;

  Headline(Work work, Change change, Optional<Version> version) {
    this.work = work;
    this.change = change;
    this.version = version;
  }

  /** "10 CFR 810.5 amended, effective June 16, 2026". One line. */
  String line() {
    String title =
        work.kind() == WorkKind.PROVISION
                || work.kind() == WorkKind.LIST_ENTRY
                || work.title().isBlank()
            ? ""
            : ": " + cut(oneLine(work.title()), LONGEST_TITLE);
    return oneLine(work.citation()) + " " + verb() + title + when();
  }

  private String verb() {
    return switch (change.kind()) {
      case PUBLISHED ->
          switch (work.kind()) {
            case PROVISION -> "added";
            case FILING -> "put on public inspection";
            case DOCUMENT, PAGE, LIST_ENTRY -> "published";
          };
      case AMENDED -> "amended";
      case EDITORIAL -> "printed anew";
      case REMOVED -> work.kind() == WorkKind.FILING ? "taken back before publication" : "removed";
      case REDESIGNATED -> "redesignated";
      case CORRECTED -> "corrected";
      case COMPUTED -> "as it will read (computed by Earmark, not official text)";
      case RECONCILED -> "reconciled with the official text";
      case PAGE_CHANGED -> "changed";
      case ENTRY_ADDED -> "added";
      case ENTRY_REVISED -> "revised";
      case ENTRY_REMOVED -> "removed";
    };
  }

  private String when() {
    return switch (work.kind()) {
      case PROVISION -> ", effective " + Day.inWords(change.legalOn());
      // The file of a list has its own day; when the order behind an entry took effect, it may not
      // say.
      case LIST_ENTRY -> ", listed so from " + Day.inWords(change.legalOn());
      case PAGE -> ", seen " + Day.inWords(change.legalOn());
      case FILING ->
          change.kind() == ChangeKind.REMOVED
              ? ""
              : fact(Fact.EXPECTED).map(date -> ", to be published " + date).orElse("");
      case DOCUMENT ->
          fact(Fact.EFFECTIVE)
              .map(date -> ", effective " + date)
              .or(() -> fact(Fact.COMMENTS_CLOSE).map(date -> ", comments close " + date))
              .orElse("");
    };
  }

  /** What is different, in a sentence. */
  String substance(LegalText before, LegalText after) {
    if (change.before().isEmpty()) {
      return version
          .flatMap(v -> v.facts().first(Fact.ABSTRACT))
          .map(Headline::oneLine)
          .filter(text -> !text.isEmpty())
          .orElseGet(() -> "New: " + count(words(after.plain()), "word") + ".");
    }
    if (change.after().isEmpty()) {
      return "The whole text is gone: " + count(words(before.plain()), "word") + ".";
    }
    String counts = RedlineSummary.counts(change.redline());
    return RedlineSummary.substance(change.redline(), before, after)
        .map(first -> sentence(first) + " In all: " + counts + ".")
        .orElseGet(() -> sentence(counts));
  }

  /** The dates that matter, in the order in which people ask for them. */
  List<Story.DatedFact> dates() {
    List<Story.DatedFact> dates = new ArrayList<>();
    fact(Fact.PUBLISHED).ifPresent(date -> dates.add(new Story.DatedFact("Published", date)));
    if (work.kind() == WorkKind.DOCUMENT) {
      fact(Fact.EFFECTIVE).ifPresent(date -> dates.add(new Story.DatedFact("Takes effect", date)));
    } else if (work.kind() == WorkKind.FILING) {
      dates.add(new Story.DatedFact("On display", Day.inWords(change.legalOn())));
      fact(Fact.EXPECTED)
          .ifPresent(date -> dates.add(new Story.DatedFact("To be published", date)));
    } else if (change.kind() == ChangeKind.PAGE_CHANGED) {
      dates.add(new Story.DatedFact("Seen", Day.inWords(change.legalOn())));
    } else {
      dates.add(new Story.DatedFact("Takes effect", Day.inWords(change.legalOn())));
    }
    fact(Fact.COMMENTS_CLOSE)
        .ifPresent(date -> dates.add(new Story.DatedFact("Comments close", date)));
    change.cause().ifPresent(cause -> dates.add(new Story.DatedFact("Caused by", cause)));
    dates.add(new Story.DatedFact("Recorded", Day.inWords(change.recordedAt())));
    return dates;
  }

  private Optional<String> fact(Fact fact) {
    return version.flatMap(v -> v.facts().first(fact)).map(Headline::inWords);
  }

  private static String inWords(String date) {
    try {
      return Day.inWords(LocalDate.parse(date));
    } catch (DateTimeParseException _) {
      return oneLine(date);
    }
  }

  private static String sentence(String text) {
    String begun = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return begun.endsWith(".") || begun.endsWith("…") ? begun : begun + ".";
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1).strip() + "…";
  }

  private static long words(String text) {
    return text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }

  private static String count(long number, String noun) {
    return (number == 0 ? "no" : Long.toString(number)) + " " + noun + (number == 1 ? "" : "s");
  }
}
