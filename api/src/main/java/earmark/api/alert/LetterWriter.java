package earmark.api.alert;

import earmark.api.Day;
import earmark.api.rendering.RedlineHtml;
import earmark.api.rendering.RedlineText;
import earmark.archive.Archive;
import earmark.archive.Sha256;
import earmark.archive.capture.Capture;
import earmark.archive.change.Change;
import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.redline.text.LegalText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the letter about one change for one watch: what happened and when it takes effect, the
 * redline, the dates, why it comes, and the proof.
 *
 * <p>The same change, watch and settings give the same letter.
 */
final class LetterWriter {
  private static final int MOST_PARAGRAPHS = 25;
  private static final int MOST_EXCERPTS = 5;
  private static final int WIDTH = 76;
  private static final int HASH_DIGITS = 16;

  private final Archive archive;
  private final MailSettings settings;
  private final Links links;

  LetterWriter(Archive archive, MailSettings settings) {
    this.archive = archive;
    this.settings = settings;
    this.links = new Links(settings.publicUrl());
  }

  /**
   * Writes it.
   *
   * @param words the words of the text that the query matched, as they stand there
   */
  Letter write(Watch watch, Change change, List<String> words, Instant now) {
    Story story = story(watch, change, words);
    return new Letter(
        watch.id(),
        change.sequence(),
        watch.owner(),
        watch.id() + "." + change.sequence() + "@" + settings.domain(),
        "work-" + fingerprint(change) + "." + watch.id() + "@" + settings.domain(),
        "[Earmark] " + story.headline(),
        new TextLetter(story).write(),
        new HtmlLetter(story).write(),
        now);
  }

  private Story story(Watch watch, Change change, List<String> words) {
    Work work =
        archive
            .works()
            .find(change.work())
            .orElseThrow(() -> new IllegalStateException("no work " + change.work()));
    Optional<Version> before = change.before().flatMap(archive.versions()::find);
    Optional<Version> after = change.after().flatMap(archive.versions()::find);
    LegalText old = before.map(archive.versions()::text).orElse(LegalText.EMPTY);
    LegalText now = after.map(archive.versions()::text).orElse(LegalText.EMPTY);
    Headline headline = new Headline(work, change, after.or(() -> before));
    boolean whole = before.isEmpty() || after.isEmpty();
    return new Story(
        headline.line(),
        headline.substance(old, now),
        work.kind() == WorkKind.PROVISION,
        whole ? "" : RedlineText.changes(change.redline(), old, now, WIDTH, 0, MOST_PARAGRAPHS),
        whole ? "" : RedlineHtml.mail(change.redline(), old, now, MOST_PARAGRAPHS),
        whole
            ? Excerpts.around((before.isEmpty() ? now : old).plain(), words, MOST_EXCERPTS)
            : List.of(),
        headline.dates(),
        watch,
        words,
        links.change(change.sequence()),
        official(after.or(() -> before)),
        proof(after),
        links.watches());
  }

  private Optional<String> official(Optional<Version> version) {
    return version.flatMap(v -> v.facts().first(Fact.URL));
  }

  private List<String> proof(Optional<Version> after) {
    List<String> lines = new ArrayList<>();
    after
        .flatMap(version -> archive.captures().find(version.capture()))
        .ifPresent(
            (Capture capture) -> {
              lines.add(
                  "Captured " + Day.inWords(capture.retrievedAt()) + " from " + capture.url());
              lines.add("Capture " + capture.id() + ", SHA-256 " + capture.content());
            });
    return lines;
  }

  private static String fingerprint(Change change) {
    return Sha256.of(change.work().value().getBytes(StandardCharsets.UTF_8))
        .hex()
        .substring(0, HASH_DIGITS);
  }
}
