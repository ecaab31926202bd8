package earmark.archive.change;

import earmark.archive.Contents;
import earmark.archive.Database;
import earmark.archive.Sha256;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Versions;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.comparison.Comparison;
import earmark.redline.comparison.Redline;
import earmark.redline.text.LegalText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Turns observations into versions and changes.
 *
 * <p>It is the one place that decides what an observation means:
 *
 * <table>
 * <caption>What becomes of an observed text</caption>
 * <tr><th>Against the version that stands</th><th>Change</th><th>Legal time</th></tr>
 * <tr><td>there is none</td><td>published</td><td>from its date</td></tr>
 * <tr><td>same text, same facts</td><td>none</td><td></td></tr>
 * <tr><td>provision, later amendment date, words differ</td><td>amended</td><td>new interval</td></tr>
 * <tr><td>provision, words differ, no later date</td><td>corrected</td><td>unchanged</td></tr>
 * <tr><td>words the same, typography or facts differ</td><td>editorial</td><td>unchanged</td></tr>
 * <tr><td>document or filing, words or facts differ</td><td>corrected</td><td>unchanged</td></tr>
 * <tr><td>document of which only a provisional record stood, words the same</td><td>editorial,
 * as history</td><td>unchanged</td></tr>
 * <tr><td>page, words differ</td><td>page changed</td><td>new interval</td></tr>
 * <tr><td>list entry, words differ, later date</td><td>entry revised</td><td>new interval</td></tr>
 * <tr><td>list entry, words differ, no later date</td><td>entry revised</td><td>unchanged</td></tr>
 * </table>
 *
 * <p>An entry of a list is added and removed where other works are published and removed.
 * Publishers of lists spell the same requirement in several ways, so entries are compared under an
 * equivalence of their own: capitals, punctuation and white space are no difference of words.
 *
 * <p>Observations of one work must arrive in the order of their dates, except those of dated
 * editions: an older edition that arrives after newer ones is put in its place, see {@link
 * LegalHistory}.
 */
public final class Recorder {
  private final Database database;
  private final Clock clock;

  public Recorder(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Records observations in one transaction, in order. Recording them again changes nothing.
   *
   * @return the changes they made; fewer than the observations, as a rule
   */
  public List<Change> record(List<Observation> observations) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return database.write(
        handle -> {
          List<Change> changes = new ArrayList<>();
          Ledger ledger = new Ledger(handle, now);
          for (Observation observation : observations) {
            switch (observation) {
              case Observation.Seen seen -> seen(handle, ledger, seen).ifPresent(changes::add);
              case Observation.Provisional(Observation.Seen seen) -> {
                if (Versions.latest(handle, seen.work().id()).isEmpty()) {
                  seen(handle, ledger, seen).ifPresent(changes::add);
                }
              }
              case Observation.Completed(Observation.Seen seen) ->
                  completed(handle, ledger, seen).ifPresent(changes::add);
              case Observation.Removed removed ->
                  removed(handle, ledger, removed).ifPresent(changes::add);
              case Observation.InEdition seen -> changes.addAll(inEdition(handle, ledger, seen));
              case Observation.GoneFromEdition gone ->
                  changes.addAll(goneFromEdition(handle, ledger, gone));
            }
          }
          return changes;
        });
  }

  private static Optional<Change> seen(Handle handle, Ledger ledger, Observation.Seen seen) {
    byte[] encoded = Versions.encode(seen.text());
    Optional<Version> standing = Versions.latest(handle, seen.work().id());
    if (standing.isPresent() && sameAs(standing.get(), encoded, seen)) {
      return Optional.empty();
    }
    ledger.keep(seen.work());
    Sha256 text = Contents.store(handle, encoded);
    if (standing.isEmpty() || standing.get().inForceUntil().isPresent()) {
      Version after = ledger.add(seen, text, seen.inForceFrom());
      Redline redline = Comparison.between(LegalText.EMPTY, seen.text());
      return Optional.of(
          ledger.add(
              seen,
              seen.work().kind() == WorkKind.LIST_ENTRY
                  ? ChangeKind.ENTRY_ADDED
                  : ChangeKind.PUBLISHED,
              seen.inForceFrom(),
              Optional.empty(),
              Optional.of(after),
              redline,
              seen.occasion() == Occasion.NEWS
                  ? Cause.of(LegalText.EMPTY, seen.text())
                  : Optional.empty()));
    }
    return Optional.of(differing(handle, ledger, seen, text, standing.get()));
  }

  private static Optional<Change> completed(Handle handle, Ledger ledger, Observation.Seen whole) {
    Optional<Version> standing = Versions.latest(handle, whole.work().id());
    if (standing.isEmpty() || standing.get().inForceUntil().isPresent()) {
      return seen(handle, ledger, whole);
    }
    Version before = standing.get();
    byte[] encoded = Versions.encode(whole.text());
    if (sameAs(before, encoded, whole)) {
      return Optional.empty();
    }
    LegalText textBefore = Versions.text(handle, before);
    Redline redline = Comparison.between(textBefore, whole.text());
    if (redline.isSubstantive()) {
      return seen(handle, ledger, whole);
    }
    ledger.keep(whole.work());
    Sha256 text = Contents.store(handle, encoded);
    ledger.supersede(before);
    Observation.Seen quiet =
        new Observation.Seen(
            whole.work(),
            whole.text(),
            whole.facts(),
            whole.inForceFrom(),
            whole.capture(),
            whole.parser(),
            Occasion.HISTORY);
    return Optional.of(
        ledger.add(
            quiet,
            ChangeKind.EDITORIAL,
            before.inForceFrom(),
            Optional.of(before),
            Optional.of(ledger.add(quiet, text, before.inForceFrom())),
            redline,
            Optional.empty()));
  }

  private static List<Change> inEdition(Handle handle, Ledger ledger, Observation.InEdition seen) {
    WorkId work = seen.work().id();
    byte[] encoded = Versions.encode(seen.text());
    Sighting sighting =
        new Sighting(
            work,
            seen.edition(),
            seen.amended(),
            Optional.of(Sha256.of(encoded)),
            Sighting.Step.SAME,
            seen.facts(),
            seen.capture(),
            seen.parser());
    Chronicle chronicle = new Chronicle(handle, ledger);
    if (chronicle.isNewest(work, seen.edition())) {
      Optional<Version> standing = Versions.latest(handle, work);
      LocalDate from =
          seen.amended()
              .or(() -> standing.filter(v -> v.inForceUntil().isEmpty()).map(Version::inForceFrom))
              .orElse(seen.edition());
      Optional<Change> made =
          seen(
              handle,
              ledger,
              new Observation.Seen(
                  seen.work(),
                  seen.text(),
                  seen.facts(),
                  from,
                  seen.capture(),
                  seen.parser(),
                  seen.occasion()));
      chronicle.append(sighting, made);
      return made.stream().toList();
    }
    if (chronicle.isKnown(sighting)) {
      return List.of();
    }
    ledger.keepOld(seen.work());
    Sha256 _ = Contents.store(handle, encoded);
    return chronicle.insert(sighting, seen);
  }

  private static List<Change> goneFromEdition(
      Handle handle, Ledger ledger, Observation.GoneFromEdition gone) {
    Sighting sighting =
        new Sighting(
            gone.work(),
            gone.edition(),
            Optional.of(gone.removedOn()),
            Optional.empty(),
            Sighting.Step.GONE,
            Facts.NONE,
            gone.capture(),
            "");
    Chronicle chronicle = new Chronicle(handle, ledger);
    if (chronicle.isNewest(gone.work(), gone.edition())) {
      Optional<Change> made =
          removed(
              handle,
              ledger,
              new Observation.Removed(
                  gone.work(), gone.removedOn(), gone.capture(), gone.occasion()));
      chronicle.append(sighting, made);
      return made.stream().toList();
    }
    return chronicle.isKnown(sighting) ? List.of() : chronicle.insert(sighting, gone);
  }

  private static boolean sameAs(Version standing, byte[] encoded, Observation.Seen seen) {
    // What the eCFR states beside a provision moves without the law moving; its text alone counts.
    boolean sameFacts =
        seen.work().kind() == WorkKind.PROVISION || standing.facts().equals(seen.facts());
    return standing.inForceUntil().isEmpty()
        && standing.text().equals(Sha256.of(encoded))
        && sameFacts;
  }

  private static Change differing(
      Handle handle, Ledger ledger, Observation.Seen seen, Sha256 text, Version before) {
    LegalText textBefore = Versions.text(handle, before);
    Redline redline = Comparison.between(textBefore, seen.text());
    boolean later = seen.inForceFrom().isAfter(before.inForceFrom());
    boolean words =
        redline.isSubstantive()
            && !(seen.work().kind() == WorkKind.LIST_ENTRY
                && spelling(textBefore).equals(spelling(seen.text())));
    ChangeKind kind = kind(seen, words, later, before.facts());
    Version after;
    if (kind == ChangeKind.AMENDED
        || kind == ChangeKind.PAGE_CHANGED
        || (kind == ChangeKind.ENTRY_REVISED && later)) {
      ledger.end(before, seen.inForceFrom());
      after = ledger.add(seen, text, seen.inForceFrom());
    } else {
      ledger.supersede(before);
      after = ledger.add(seen, text, before.inForceFrom());
    }
    LocalDate legalOn =
        kind == ChangeKind.PAGE_CHANGED || later ? seen.inForceFrom() : before.inForceFrom();
    return ledger.add(
        seen,
        kind,
        legalOn,
        Optional.of(before),
        Optional.of(after),
        redline,
        Cause.of(textBefore, seen.text()));
  }

  private static ChangeKind kind(
      Observation.Seen seen, boolean words, boolean later, Facts factsBefore) {
    return switch (seen.work().kind()) {
      case PROVISION ->
          words ? (later ? ChangeKind.AMENDED : ChangeKind.CORRECTED) : ChangeKind.EDITORIAL;
      case DOCUMENT, FILING ->
          words || !seen.facts().equals(factsBefore) ? ChangeKind.CORRECTED : ChangeKind.EDITORIAL;
      case PAGE -> words ? ChangeKind.PAGE_CHANGED : ChangeKind.EDITORIAL;
      case LIST_ENTRY -> words ? ChangeKind.ENTRY_REVISED : ChangeKind.EDITORIAL;
    };
  }

  /** The letters and figures of an entry: two entries with the same ones say the same. */
  private static String spelling(LegalText entry) {
    return entry.plain().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\n]+", "");
  }

  private static Optional<Change> removed(
      Handle handle, Ledger ledger, Observation.Removed removed) {
    Optional<Version> standing =
        Versions.latest(handle, removed.work()).filter(v -> v.inForceUntil().isEmpty());
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    Version before = standing.get();
    ledger.end(before, removed.removedOn());
    Redline redline = Comparison.between(Versions.text(handle, before), LegalText.EMPTY);
    return Optional.of(
        ledger.add(
            removed,
            removed.work().isListEntry() ? ChangeKind.ENTRY_REMOVED : ChangeKind.REMOVED,
            removed.removedOn(),
            Optional.of(before),
            Optional.empty(),
            redline,
            Optional.empty()));
  }
}
