package earmark.api.alert;

import earmark.archive.health.SourceHealth;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Writes what the administrator is told: what is the matter, since when, and what to do. */
record IncidentLetter(String recipient, MailSettings settings) {
  /** Stands in the letters for the watch, of which there is none. */
  static final String SERIES = "incidents";

  private static final int LONGEST_SUBJECT = 120;

  /** The number of the letter that an incident has begun; the next one says that it is over. */
  static long began(long incident) {
    return 2 * incident;
  }

  Letter began(Incident incident, int failures) {
    Links links = new Links(settings.publicUrl());
    String what =
        switch (incident.kind()) {
          case QUARANTINED -> "an answer waits for your decision";
          case UNHEALTHY -> "not healthy, failed " + failures + " rounds in a row";
          case SILENT -> "silent for longer than usual";
        };
    String todo =
        switch (incident.kind()) {
          case QUARANTINED ->
              "Nothing of this answer is applied until somebody releases or rejects it: "
                  + links.quarantine();
          case UNHEALTHY ->
              "What it should have told since then is not known. Nothing is reported as repealed"
                  + " because of it. Each further round tries again.";
          case SILENT ->
              "Its rounds go well. It may be quiet, or blocked, moved or served from an old copy:"
                  + " look at the source itself.";
        };
    return letter(
        incident,
        began(incident.id()),
        incident.source() + ": " + what,
        List.of(
            incident.reason(),
            todo,
            incident.evidence().map(id -> "What came instead: " + links.capture(id)).orElse(""),
            "The source and its last rounds: " + links.source(incident.source())),
        incident.beganAt());
  }

  Letter ended(Incident incident, SourceHealth health, Instant now) {
    return letter(
        incident,
        began(incident.id()) + 1,
        incident.source() + ": healthy again",
        List.of(
            "It could not be relied on since " + incident.beganAt() + ": " + incident.reason(),
            "Its last round went well: " + health.state().outcome(),
            "The source and its last rounds: "
                + new Links(settings.publicUrl()).source(incident.source())),
        now);
  }

  private Letter letter(
      Incident incident, long number, String headline, List<String> lines, Instant now) {
    List<String> said = lines.stream().filter(line -> !line.isEmpty()).toList();
    String id = SERIES + "-" + fromDay(incident) + "." + number + "@" + settings.domain();
    return new Letter(
        SERIES,
        number,
        recipient,
        id,
        SERIES + "-" + fromDay(incident) + "." + incident.id() + ".thread@" + settings.domain(),
        "[Earmark] " + clip(headline),
        headline + "\n\n" + String.join("\n\n", said) + "\n",
        html(headline, said),
        now);
  }

  /** Numbers begin again in another archive; the moment does not. */
  private static String fromDay(Incident incident) {
    return Long.toString(incident.beganAt().toEpochMilli(), Character.MAX_RADIX);
  }

  private static String html(String headline, List<String> lines) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <meta name="color-scheme" content="light dark"><title>%TITLE%</title></head>
    <body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif">
    <h1 style="margin:0 0 8px;font-size:19px;line-height:1.3">%TITLE%</h1>
    %LINES%</body></html>
    """
        .replace("%TITLE%", HtmlUtils.htmlEscape(headline))
        .replace(
            "%LINES%",
            lines.stream()
                .map(
                    line ->
                        "<p style=\"margin:0 0 8px;font-size:16px;line-height:1.45;"
                            + "overflow-wrap:anywhere\">"
                            + linked(HtmlUtils.htmlEscape(line))
                            + "</p>\n")
                .collect(Collectors.joining()));
  }

  private static String linked(String escaped) {
    return escaped.replaceAll("(https?://\\S+)$", "<a href=\"$1\">$1</a>");
  }

  private static String clip(String headline) {
    String line = headline.replaceAll("\\s+", " ");
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT) + "…";
  }
}
