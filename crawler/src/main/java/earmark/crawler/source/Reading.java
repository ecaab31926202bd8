package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.Sha256;
import earmark.archive.capture.Capture;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.fetch.Judge;
import earmark.crawler.fetch.Wanted;
import earmark.crawler.parse.Expected;
import earmark.crawler.parse.Judgement;
import earmark.redline.text.Finding;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What every source needs: fetching under its name, and its checkpoints and findings. */
record Reading(String source, Archive archive, Fetcher fetcher, URI base) {
  /** The refusals that say what an assertion says too; asking again may cure them. */
  private static final Set<String> ASSERTED = Set.of(Judgement.MARK_MISSING, "EMPTY_LIST");

  /** An address under the base of the source; {@code path} begins with a slash. */
  URI at(String path) {
    return URI.create(base + path);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  FetchOutcome fetch(URI url, Expected expected) {
    return fetcher.fetch(new Wanted(source, url, judge(expected)));
  }

  FetchOutcome fetch(URI url, Judge judge) {
    return fetcher.fetch(new Wanted(source, url, judge));
  }

  /** Like {@link #json}, with every ending of its own. */
  FetchOutcome fetch(URI url, Check check) {
    return fetch(url, judge(check));
  }

  /** Says why a JSON answer is not what was asked for; empty if it is. */
  @FunctionalInterface
  interface Check {
    Optional<Refusal> refuse(JsonNode answer);
  }

  /** Why an answer is not used. */
  record Refusal(String code, String why) {}

  /** An answer that was used, and the capture that proves it. */
  record Read(JsonNode json, long capture) {}

  /**
   * A JSON answer that {@code check} has nothing against; what it refuses is asked for again, like
   * any other answer that is not the document.
   *
   * @return empty if it could not be had: then {@code tally} has the failure
   */
  Optional<Read> json(URI url, String where, Tally tally, Check check) {
    FetchOutcome outcome = fetch(url, judge(check));
    if (outcome instanceof FetchOutcome.Document document) {
      tally.had(document);
      return Json.read(document.bytes()).map(json -> new Read(json, document.capture().id()));
    }
    tally.failed(where, outcome);
    return Optional.empty();
  }

  private static Judge judge(Check check) {
    Judge form = judge(new Expected.Json());
    return (capture, body) ->
        form.refuse(capture, body)
            .or(
                () ->
                    Json.read(body)
                        .map(check::refuse)
                        .orElse(Optional.of(new Refusal("BAD_JSON", "It is not JSON")))
                        .map(
                            refusal ->
                                new Finding(
                                    refusal.code(),
                                    Finding.Severity.REFUSED,
                                    capture.url().toString(),
                                    refusal.why())));
  }

  /**
   * Whether an answer may be applied: either everything that is asserted of the source holds, or a
   * person has released it. Otherwise nothing of it may be applied: it lies in quarantine, and
   * {@code tally} has a failure {@code QUARANTINED} unless a person has rejected it.
   *
   * @param where what of the source it is, the same whenever it is fetched
   * @param measures several where more than one thing was counted; each must hold
   */
  boolean admit(FetchOutcome.Document document, String where, Tally tally, Measure... measures) {
    return admit(document, document.capture().content(), where, tally, measures);
  }

  /**
   * Like {@link #admit(FetchOutcome.Document, String, Tally, Measure...)}, for an answer with noise
   * in its bytes.
   *
   * @param fingerprint hash of what was read, so that a decision holds while only noise changes
   */
  boolean admit(
      FetchOutcome.Document document,
      Sha256 fingerprint,
      String where,
      Tally tally,
      Measure... measures) {
    return Admission.of(archive, source, tally)
        .admit(document.capture(), document.bytes(), fingerprint, where, List.of(measures));
  }

  /** Like {@link #admit(FetchOutcome.Document, String, Tally, Measure...)}, for a JSON answer. */
  boolean admit(Read read, String where, Tally tally, Measure... measures) {
    Capture capture = archive.captures().find(read.capture()).orElseThrow();
    return Admission.of(archive, source, tally)
        .admit(
            capture, archive.captures().body(capture), capture.content(), where, List.of(measures));
  }

  /**
   * The document, also where it was refused for nothing but what is asserted of it: then it is for
   * {@link #admit} to say whether a person has released it.
   */
  Optional<FetchOutcome.Document> doubtedOrNot(FetchOutcome outcome) {
    return switch (outcome) {
      case FetchOutcome.Document document -> Optional.of(document);
      case FetchOutcome.NotTheDocument refused when ASSERTED.contains(refused.code()) ->
          Optional.of(
              new FetchOutcome.Changed(
                  refused.capture(), archive.captures().body(refused.capture())));
      case FetchOutcome.NotTheDocument _, FetchOutcome.Failed _, FetchOutcome.Gone _ ->
          Optional.empty();
    };
  }

  void note(long capture, List<Finding> findings) {
    if (!findings.isEmpty()) {
      archive.captures().note(capture, findings);
    }
  }

  Optional<LocalDate> day(String checkpoint) {
    return archive.checkpoints().find(source, checkpoint).map(LocalDate::parse);
  }

  void reached(String checkpoint, LocalDate day) {
    archive.checkpoints().put(source, checkpoint, day.toString());
  }

  static Judge judge(Expected expected) {
    return (capture, body) ->
        Judgement.of(expected, capture.header("content-type").orElse(""), body)
            .refusal()
            .map(refused -> refused.finding(capture.url().toString()));
  }
}
