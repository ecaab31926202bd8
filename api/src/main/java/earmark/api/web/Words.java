package earmark.api.web;

import earmark.api.reading.Library;
import earmark.archive.change.ChangeKind;
import earmark.archive.version.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Dates and kinds as American lawyers write them. */
final class Words {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.US);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MMMM d, uuuu, HH:mm", Locale.US).withZone(Library.WASHINGTON);

  private Words() {}

  static String day(LocalDate date) {
    return DAY.format(date);
  }

  static String weekday(LocalDate date) {
    return WEEKDAY.format(date);
  }

  /** Washington time, which is named: "June 16, 2025, 10:30 ET". */
  static String moment(Instant instant) {
    return MOMENT.format(instant) + " ET";
  }

  /** An ISO instant as {@link #moment}; what is none stays as it is. */
  static String momentOrAsIs(String text) {
    try {
      return moment(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return text;
    }
  }

  static LocalDate dayOf(Instant instant) {
    return instant.atZone(Library.WASHINGTON).toLocalDate();
  }

  /** An ISO date in words; what is none stays as it is. */
  static String dayOrAsIs(String text) {
    try {
      return day(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return text;
    }
  }

  /**
   * "since January 15, 2025", "January 15, 2025, until May 13, 2025", "since October 1, 2022 or
   * earlier".
   */
  static String interval(Version version) {
    String from = day(version.inForceFrom()) + (version.beginIsStated() ? "" : " or earlier");
    return version
        .inForceUntil()
        .map(until -> from + ", until " + day(until))
        .orElse("since " + from);
  }

  static String kind(ChangeKind kind) {
    return switch (kind) {
      case PUBLISHED -> "Published";
      case AMENDED -> "Amended";
      case EDITORIAL -> "Editorial";
      case REMOVED -> "Removed";
      case REDESIGNATED -> "Redesignated";
      case CORRECTED -> "Corrected";
      case COMPUTED -> "Computed";
      case RECONCILED -> "Reconciled";
      case PAGE_CHANGED -> "Page changed";
      case ENTRY_ADDED -> "Entry added";
      case ENTRY_REVISED -> "Entry revised";
      case ENTRY_REMOVED -> "Entry removed";
    };
  }

  /** What a change of this kind means, for somebody who sees the word for the first time. */
  static String meaning(ChangeKind kind) {
    return switch (kind) {
      case PUBLISHED -> "It is in the archive for the first time.";
      case AMENDED -> "New law: the words changed with a new amendment date.";
      case EDITORIAL ->
          "Printed anew without a change of words: typography or publishing data only. No new law.";
      case REMOVED -> "The official source states that it is no longer there.";
      case REDESIGNATED -> "It has a new designation.";
      case CORRECTED -> "The official source changed words without a new legal date.";
      case COMPUTED -> "Computed by Earmark, not official text.";
      case RECONCILED -> "The official text arrived for what Earmark had computed.";
      case PAGE_CHANGED -> "The words of a web page changed. Pages are not law.";
      case ENTRY_ADDED, ENTRY_REVISED, ENTRY_REMOVED -> "An entry of a list changed.";
    };
  }

  /** {@code text} in one line of at most {@code longest} characters, ended by "…" between words. */
  static String clip(String text, int longest) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= longest) {
      return line;
    }
    int blank = line.lastIndexOf(' ', longest);
    return line.substring(0, blank > longest / 2 ? blank : longest) + " …";
  }
}
