package earmark.crawler;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.Sha256;
import earmark.archive.Verification.Verdict;
import earmark.archive.capture.SourceState.Health;
import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.fetch.OwnTime;
import earmark.crawler.source.Scope;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that the stand-in holds, watched on the days on which something of it changes: each
 * thing must be in the archive once. What it holds is counted by asking the stand-in, never by what
 * Earmark says; and whether later rounds ask with consideration, by the stand-in's log.
 */
@Tag("slow")
class StandInCorpusTest {
  /** The first is an ordinary day; on each other one something is new that a day later is gone. */
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2026, 7, 20),
          LocalDate.of(2026, 7, 22),
          LocalDate.of(2026, 8, 3),
          LocalDate.of(2026, 8, 24),
          LocalDate.of(2026, 9, 17));

  /** Every part of which the stand-in has texts, and those whose corrections it has. */
  private static final String SCOPE =
      "10 CFR 110, 10 CFR 810, 15 CFR 744, 22 CFR 121, 32 CFR 159-199";

  private static final Map<Integer, List<String>> TEXTS =
      Map.of(10, List.of("110", "810"), 15, List.of("744"), 22, List.of("121"));

  /** Every document and every filing has this somewhere. */
  private static final String EVERYTHING = "e";

  private static final Map<String, String> LISTS =
      Map.of(
          "Entity List (EL)", "entity-list",
          "Denied Persons List (DPL)", "denied-persons",
          "Unverified List (UVL)", "unverified-list",
          "Military End User (MEU) List", "military-end-users");

  /** The requests that cannot be conditional, and why. */
  private static final Map<String, String> WITHOUT_CONDITION =
      Map.of(
          "/(federalregister|ecfr|bis|trade)?/?robots\\.txt",
          "asked first by each process, and kept in its memory only",
          "/federalregister/documents/full_text/xml/.*",
          "there is no XML of some documents: of a 404 nothing is held",
          "/bis/sitemap\\.xml|/bis/news-updates|/bis/press-release/.*|/bis/licensing/.*",
          "made anew for each reader, with neither tag nor date",
          "/bis/media/documents/.*\\.pdf",
          "the stand-in gives this file neither tag nor date",
          "/bis/regulations/federal-register-notices",
          "made anew for each reader, with neither tag nor date");

  /** Lists of a span of days: excused while it is one that was never asked for before. */
  private static final String NEW_SPAN =
      "/federalregister/api/v1/documents\\.json\\?.*|/ecfr/api/versioner/v1/versions/.*gte.*";

  @TempDir Path folder;

  /** What the stand-in showed on the days, by address, each edition once. */
  private final Map<String, Set<String>> pages = new TreeMap<>();

  @Test
  void everythingIsThereOnceAndLaterRoundsAskOnConditionAndAddNothing() {
    try (StandIn standIn = StandIn.start(DAYS.getFirst(), "none")) {
      for (LocalDate day : DAYS) {
        standIn.today(day);
        look(standIn);
        round(standIn, day);
        assertListsAreThere(standIn, day);
      }
      LocalDate last = DAYS.getLast();
      assertDocumentsAreThere(standIn, last);
      assertCodeIsThere(standIn, last);
      assertPagesAreThere(last);
      assertFilingsAreThere(standIn, last);

      Sha256 digest = digest(last);
      long before = standIn.last();
      Set<String> known =
          standIn.log().stream().map(StandIn.Asked::path).collect(Collectors.toSet());
      round(standIn, last);
      assertThat(
              unconditional(standIn, before).stream()
                  .filter(path -> known.contains(path) || !path.matches(NEW_SPAN)))
          .isEmpty();
      assertThat(digest(last)).as("after a second round").isEqualTo(digest);
      before = standIn.last();
      round(standIn, last);
      assertThat(unconditional(standIn, before)).isEmpty();
      assertThat(digest(last)).as("after a third round").isEqualTo(digest);
    }
    try (Archive archive = open(DAYS.getLast())) {
      assertThat(archive.verification().verify()).isInstanceOf(Verdict.Sound.class);
      assertThat(archive.sources().all())
          .extracting(state -> state.health())
          .containsOnly(Health.HEALTHY);
    }
  }

  private static OwnTime time(LocalDate day) {
    return new OwnTime(day.atTime(LocalTime.of(21, 0)).toInstant(ZoneOffset.UTC));
  }

  private Archive open(LocalDate day) {
    return Archive.open(ArchiveSettings.in(folder), time(day));
  }

  private Sha256 digest(LocalDate day) {
    try (Archive archive = open(day)) {
      return archive.verification().digest();
    }
  }

  private void round(StandIn standIn, LocalDate day) {
    OwnTime time = time(day);
    CrawlSettings settings =
        CrawlSettings.defaults()
            .withScope(Scope.parse(SCOPE))
            .withTerms(List.of(EVERYTHING))
            .withHistoryFrom(LocalDate.of(1994, 1, 1))
            .withUpstream(standIn.base())
            .withFetch(
                FetchSettings.defaults()
                    .withRequestsPerSecond(10_000)
                    .withAttempts(2, Duration.ofMillis(1)));
    try (Archive archive = Archive.open(ArchiveSettings.in(folder), time);
        Crawl crawl =
            new Crawl(
                archive,
                settings,
                time,
                new Fetcher(
                    settings.fetchSettings(),
                    archive.captures(),
                    time,
                    time,
                    new Random(1),
                    time))) {
      for (String source : crawl.sources()) {
        Round round = crawl.run(source);
        assertThat(round.failures()).as(day + ", " + source).isEmpty();
      }
    }
  }

  /** The paths that were asked for without a condition, and not for a reason that is known. */
  private static Set<String> unconditional(StandIn standIn, long since) {
    return standIn.log(since).stream()
        .filter(asked -> !asked.conditional())
        .map(StandIn.Asked::path)
        .filter(path -> !isExcused(standIn, path))
        .collect(Collectors.toSet());
  }

  private static boolean isExcused(StandIn standIn, String path) {
    return WITHOUT_CONDITION.keySet().stream().anyMatch(path::matches)
        && !standIn.look(path).validated();
  }

  private static String folded(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  /** Goes through what the stand-in shows today, as somebody with a browser would. */
  private void look(StandIn standIn) {
    List<String> open = new ArrayList<>(List.of("/sitemap.xml"));
    Set<String> met = new HashSet<>(open);
    while (!open.isEmpty()) {
      String path = open.removeLast();
      StandIn.Said said = standIn.look("/bis" + path);
      if (said.status() != 200) {
        continue;
      }
      boolean html = said.text().startsWith("<!DOCTYPE html>");
      String edition = html ? words(said.text()) : Arrays.toString(said.bytes());
      pages.computeIfAbsent(path, _ -> new HashSet<>()).add(edition);
      Matcher link = Pattern.compile("(?:href=\"|<loc>[^<]*/bis)(/[^\"<]*)").matcher(said.text());
      while (link.find()) {
        if (!link.group(1).startsWith("/_next") && met.add(link.group(1))) {
          open.add(link.group(1));
        }
      }
    }
  }

  private static String words(String html) {
    Matcher data = Pattern.compile("\"frns\": (\\[.*?\\])").matcher(html);
    return data.find() ? data.group(1) : html.replaceAll("(?s).*<main[^>]*>|</main>.*", "").strip();
  }

  /** Every document of the register has its work, with one version that stands. */
  private void assertDocumentsAreThere(StandIn standIn, LocalDate day) {
    Set<String> held = new HashSet<>();
    int count = 0;
    for (int page = 1; page <= 2; page++) {
      var list =
          standIn
              .look(
                  "/api/v1/documents.json?per_page=1000&order=oldest&page="
                      + page
                      + "&fields%5B%5D=document_number&fields%5B%5D=publication_date")
              .json();
      count = list.path("count").asInt();
      list.path("results")
          .forEach(
              row ->
                  held.add(
                      row.path("publication_date").asString()
                          + " "
                          + row.path("document_number").asString()));
    }
    assertThat(held).hasSize(count).hasSizeGreaterThan(1_200);
    try (Archive archive = open(day)) {
      List<String> stored =
          archive.works().list(WorkKind.DOCUMENT).stream()
              .map(work -> standing(archive, work))
              .map(
                  versions -> {
                    assertThat(versions).hasSize(1);
                    return versions.getFirst();
                  })
              .map(
                  version ->
                      version.facts().first(Fact.PUBLISHED).orElseThrow()
                          + " "
                          + version.facts().first(Fact.NUMBER).orElseThrow())
              .toList();
      assertThat(stored).containsExactlyInAnyOrderElementsOf(held);
    }
  }

  private static List<Version> standing(Archive archive, Work work) {
    return archive.versions().history(work.id()).stream()
        .filter(version -> version.supersededAt().isEmpty())
        .toList();
  }

  /** Every text that a section or attachment has had in the eCFR is one version of its work. */
  private void assertCodeIsThere(StandIn standIn, LocalDate day) {
    Map<String, Integer> held = new TreeMap<>();
    Map<String, Integer> stored = new TreeMap<>();
    try (Archive archive = open(day)) {
      TEXTS.forEach(
          (title, parts) ->
              parts.forEach(
                  part -> {
                    editions(standIn, title, part)
                        .forEach(
                            (unit, texts) ->
                                held.put(
                                    "cfr/" + title + "/" + part + "/" + slug(unit), texts.size()));
                    for (Work work : archive.works().inPart(title, part)) {
                      if (!work.id().value().endsWith("/" + part)) {
                        stored.put(work.id().value(), archive.versions().history(work.id()).size());
                      }
                    }
                  }));
    }
    assertThat(held).hasSizeGreaterThan(150);
    assertThat(stored).containsExactlyInAnyOrderEntriesOf(held);
  }

  private static String slug(String unit) {
    return unit.replaceAll("^Supplement No. (\\w+) to Part .*", "supplement-$1")
        .replaceAll("^Appendix (\\w+) to Part .*", "appendix-$1");
  }

  /** By identifier, the texts that follow on each other in the stand-in's own editions. */
  private static Map<String, List<String>> editions(StandIn standIn, int title, String part) {
    Set<String> days = new TreeSet<>(Set.of("2017-01-03"));
    standIn
        .look("/ecfr/api/versioner/v1/versions/title-" + title + ".json?part=" + part)
        .json()
        .path("content_versions")
        .forEach(row -> days.add(row.path("issue_date").asString()));
    Map<String, List<String>> editions = new TreeMap<>();
    for (String day : days) {
      String xml =
          standIn
              .look("/ecfr/api/versioner/v1/full/" + day + "/title-" + title + ".xml?part=" + part)
              .text();
      Matcher unit = Pattern.compile("(?s)<(DIV[89]) N=\"([^\"]*)\".*?</\\1>").matcher(xml);
      while (unit.find()) {
        String text = folded(unit.group().replaceAll("<[^>]*>", ""));
        List<String> known = editions.computeIfAbsent(unit.group(2), _ -> new ArrayList<>());
        if (known.isEmpty() || !known.getLast().equals(text)) {
          known.add(text);
        }
      }
    }
    return editions;
  }

  /** Every text that a page or file has shown is one version of its work. */
  private void assertPagesAreThere(LocalDate day) {
    Map<String, Integer> held = new TreeMap<>();
    // Two pages are there for their links only.
    pages.keySet().removeAll(Set.of("/", "/sitemap.xml"));
    pages.forEach(
        (path, editions) -> held.put(path.replaceAll("dpl_\\d+", "dpl"), editions.size()));
    held.put("/api/admin/v1/corrections/title/32.json", 1);
    Map<String, Integer> stored = new TreeMap<>();
    try (Archive archive = open(day)) {
      for (Work work : archive.works().list(WorkKind.PAGE)) {
        stored.put(
            URI.create(work.citation()).getPath(), archive.versions().history(work.id()).size());
      }
    }
    assertThat(stored).containsExactlyInAnyOrderEntriesOf(held);
  }

  /** Every filing that was on display on any day since the first, also while nobody listened. */
  private void assertFilingsAreThere(StandIn standIn, LocalDate day) {
    Set<String> filings = new HashSet<>();
    String list = "/api/v1/public-inspection-documents.json?conditions%5Bavailable_on%5D=";
    DAYS.getFirst()
        .datesUntil(day.plusDays(1))
        .forEach(
            on ->
                standIn
                    .look(list + on)
                    .json()
                    .path("results")
                    .forEach(filing -> filings.add(filing.path("document_number").asString())));
    assertThat(filings).isNotEmpty();
    try (Archive archive = open(day)) {
      List<Work> works = archive.works().list(WorkKind.FILING);
      assertThat(works.stream().map(work -> work.id().value().replaceAll(".*/", "")))
          .containsExactlyInAnyOrderElementsOf(filings);
    }
  }

  /** Every entry of a list stands once; two that differ in blanks only are one. */
  private void assertListsAreThere(StandIn standIn, LocalDate day) {
    Map<String, Set<String>> held = new TreeMap<>();
    standIn
        .look("/trade/static/consolidated_screening_list/consolidated.json")
        .json()
        .path("results")
        .forEach(
            row ->
                Optional.ofNullable(LISTS.get(row.path("source").asString().split(" - ", 2)[0]))
                    .ifPresent(
                        list ->
                            held.computeIfAbsent(list, _ -> new HashSet<>())
                                .add(
                                    folded(row.toString()).replaceFirst("\"id\":\"[^\"]*\"", ""))));
    Map<String, Integer> stored = new TreeMap<>();
    try (Archive archive = open(day)) {
      for (String list : LISTS.values()) {
        stored.put(
            list,
            (int)
                archive.versions().latestOfList(list).stream()
                    .filter(version -> version.inForceUntil().isEmpty())
                    .count());
      }
    }
    Map<String, Integer> counts = new TreeMap<>();
    held.forEach((list, rows) -> counts.put(list, rows.size()));
    assertThat(stored).containsExactlyInAnyOrderEntriesOf(counts);
  }
}
