package earmark.crawler.source;

import earmark.archive.Archive;
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
import tools.jackson.databind.JsonNode;

/** What every source needs: fetching under its name, and its checkpoints and findings. */
record Reading(String source, Archive archive, Fetcher fetcher, URI base) {

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

  /**
   * A JSON answer as a tree, or empty if it could not be had: then {@code tally} has the failure.
   */
  Optional<JsonNode> json(URI url, String where, Tally tally) {
    FetchOutcome outcome = fetch(url, new Expected.Json());
    if (outcome instanceof FetchOutcome.Document document) {
      tally.had(document);
      return Json.read(document, where, tally);
    }
    tally.failed(where, outcome);
    return Optional.empty();
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
