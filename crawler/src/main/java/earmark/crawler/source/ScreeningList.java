package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.Sha256;
import earmark.archive.capture.Capture;
import earmark.archive.change.Change;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Version;
import earmark.archive.version.Versions;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.parse.Expected;
import earmark.redline.text.Finding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The Consolidated Screening List of the International Trade Administration: each entry of the
 * {@link WatchedList lists} of the Bureau of Industry and Security is a work of its own.
 *
 * <p>The file is one download, JSON or, if that cannot be had, CSV. It says of the Entity List what
 * Supplement No. 4 to part 744 says, but is not law.
 *
 * <p>The feed loses entries, and whole lists, on some days. So a list that is shorter than is
 * asserted of it, or has lost too large a share of its entries at once, is held back as a whole
 * until a person decides: nothing of it is recorded, and its entries stand as they did; the other
 * lists go on. A file that is older than the last one read is refused.
 *
 * <p>An entry counts from the day the list states for it when it is first seen; else, and for every
 * later change, from the day on which the file was put together. Whatever stands in a list when it
 * is read for the first time is history.
 */
public final class ScreeningList implements Source {
  public static final String NAME = "screening-list";

  private static final String PATH = "/downloadable_consolidated_screening_list/v1/consolidated.";
  private static final String EDITION = "edition";
  private static final String DONE = "done";

  /** Editions further apart than this may have replaced any share of their entries. */
  private static final int CLOSE_DAYS = 90;

  private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");

  private final Reading reading;

  public ScreeningList(Archive archive, Fetcher fetcher, URI base) {
    this.reading = new Reading(NAME, archive, fetcher, base);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(Tally tally) {
    int lists = WatchedList.values().length;
    tally.at("Consolidated Screening List", 0, lists);
    FetchOutcome json = reading.fetch(reading.at(PATH + "json"), new Expected.Json());
    if (json instanceof FetchOutcome.Document document) {
      tally.had(document);
      read(document, ScreeningFile::json, tally);
    } else if (tally.isStopped() || isStopped(json)) {
      tally.failed(PATH + "json", json);
    } else {
      FetchOutcome csv = reading.fetch(reading.at(PATH + "csv"), new Expected.Plain());
      if (csv instanceof FetchOutcome.Document document) {
        tally.note("Read from the CSV form, as the JSON form could not be had: " + why(json));
        tally.had(document);
        read(document, ScreeningFile::csv, tally);
      } else {
        tally.failed(PATH + "json", json);
        tally.failed(PATH + "csv", csv);
      }
    }
    tally.at("Consolidated Screening List", lists, lists);
  }

  private static boolean isStopped(FetchOutcome outcome) {
    return outcome instanceof FetchOutcome.Failed failed && failed.code().equals("STOPPED");
  }

  private static String why(FetchOutcome outcome) {
    return switch (outcome) {
      case FetchOutcome.Refusal refusal -> refusal.why();
      case FetchOutcome.Gone gone -> "status " + gone.status();
      case FetchOutcome.Document _ -> "";
    };
  }

  private void read(
      FetchOutcome.Document document, Function<byte[], ScreeningFile> reader, Tally tally) {
    Capture capture = document.capture();
    String content = capture.content().hex() + " " + ScreeningFile.PARSER;
    if (reading.archive().checkpoints().find(NAME, DONE).equals(Optional.of(content))) {
      return;
    }
    ScreeningFile file = reader.apply(document.bytes());
    reading.note(capture.id(), file.findings());
    if (file.refusal().isPresent()) {
      refused(capture, file.refusal().get(), "the file", tally);
      return;
    }
    LocalDate edition = file.madeOn().or(() -> modified(capture)).orElseGet(() -> day(capture));
    Optional<LocalDate> before = reading.day(EDITION);
    if (before.filter(edition::isBefore).isPresent()) {
      refused(
          capture,
          new Reading.Refusal(
              "OLD_EDITION",
              "It was put together on "
                  + edition
                  + ", and one of "
                  + before.get()
                  + " has been read already"),
          "the file",
          tally);
      return;
    }
    boolean whole = true;
    int done = 0;
    for (WatchedList list : WatchedList.values()) {
      if (tally.isStopped()) {
        return;
      }
      tally.at(list.title(), done++, WatchedList.values().length);
      whole &= list(list, file.of(list), edition, before, capture, tally);
    }
    reading.reached(EDITION, edition);
    if (whole) {
      reading.archive().checkpoints().put(NAME, DONE, content);
    }
  }

  /** Works through one list; false if it is held back. */
  private boolean list(
      WatchedList list,
      List<ListEntry> entries,
      LocalDate edition,
      Optional<LocalDate> editionBefore,
      Capture capture,
      Tally tally) {
    Map<WorkId, Version> known = new LinkedHashMap<>();
    for (Version version : reading.archive().versions().latestOfList(list.key())) {
      known.put(version.work(), version);
    }
    List<Version> standing =
        known.values().stream().filter(version -> version.inForceUntil().isEmpty()).toList();
    Namesakes namesakes = new Namesakes(list, known.values(), entries);
    List<Version> gone =
        standing.stream()
            .filter(version -> !namesakes.present().containsKey(version.work()))
            .toList();
    int now = namesakes.present().size();
    boolean close =
        editionBefore
            .filter(day -> ChronoUnit.DAYS.between(day, edition) <= CLOSE_DAYS)
            .isPresent();
    int lost = close ? gone.size() : Math.max(0, standing.size() - now);
    Admission admission =
        new Admission(reading.archive(), NAME, tally.assertion(list.assertions()), tally);
    // The form of the file has been judged already, and it is long.
    if (!admission.admit(
        capture,
        new byte[0],
        fingerprint(entries),
        list.title(),
        List.of(new Measure(now, standing.size(), lost)))) {
      return false;
    }
    reading.note(capture.id(), namesakes.findings());
    Occasion occasion = known.isEmpty() ? Occasion.HISTORY : Occasion.NEWS;
    List<Observation> observations = new ArrayList<>();
    for (Version version : gone) {
      LocalDate day = later(edition, version.inForceFrom());
      observations.add(new Observation.Removed(version.work(), day, capture.id(), occasion));
    }
    namesakes
        .present()
        .forEach(
            (id, entry) ->
                seen(id, entry, Optional.ofNullable(known.get(id)), edition, capture, occasion)
                    .ifPresent(observations::add));
    List<Change> made = reading.archive().recorder().record(observations);
    tally.worked(made);
    return true;
  }

  /** The same for the same list, on whatever day it was put together. */
  private static Sha256 fingerprint(List<ListEntry> entries) {
    StringBuilder all = new StringBuilder();
    entries.forEach(entry -> all.append(entry.text().plain()).append("\n\n"));
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The observation of an entry, unless it stands so already. */
  private static Optional<Observation> seen(
      WorkId id,
      ListEntry entry,
      Optional<Version> before,
      LocalDate edition,
      Capture capture,
      Occasion occasion) {
    boolean same =
        before
            .filter(version -> version.inForceUntil().isEmpty())
            .filter(version -> version.facts().equals(entry.facts()))
            .filter(version -> version.text().equals(Sha256.of(Versions.encode(entry.text()))))
            .isPresent();
    if (same) {
      return Optional.empty();
    }
    LocalDate from =
        before
            .map(version -> later(edition, version.inForceUntil().orElse(version.inForceFrom())))
            .or(entry::start)
            .orElse(edition);
    return Optional.of(
        new Observation.Seen(
            new Work(id, WorkKind.LIST_ENTRY, entry.citation(), entry.name()),
            entry.text(),
            entry.facts(),
            from,
            capture.id(),
            ScreeningFile.PARSER,
            occasion));
  }

  private void refused(Capture capture, Reading.Refusal refusal, String where, Tally tally) {
    tally.failed(refusal.code(), where, refusal.why(), capture.id());
    reading.note(
        capture.id(),
        List.of(new Finding(refusal.code(), Finding.Severity.REFUSED, where, refusal.why())));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? b : a;
  }

  private static Optional<LocalDate> modified(Capture capture) {
    return capture
        .header("last-modified")
        .flatMap(
            text -> {
              try {
                return Optional.of(
                    ZonedDateTime.parse(
                            text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                        .withZoneSameInstant(WASHINGTON)
                        .toLocalDate());
              } catch (DateTimeParseException _) {
                return Optional.empty();
              }
            });
  }

  private static LocalDate day(Capture capture) {
    return capture.retrievedAt().atZone(WASHINGTON).toLocalDate();
  }
}
