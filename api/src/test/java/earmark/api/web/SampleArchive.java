package earmark.api.web;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.capture.Answer;
import earmark.archive.capture.Capture;
import earmark.archive.capture.Doubt;
import earmark.archive.capture.Quarantined;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.health.FinishedRound;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.source.Ecfr;
import earmark.redline.citation.AttachmentCitation;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.citation.SectionCitation;
import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A small archive filled through the recorder, as the crawler fills one. All texts were written for
 * these tests; they are illustration, not law.
 */
final class SampleArchive implements AutoCloseable {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2025-06-16T14:30:00Z"), ZoneOffset.UTC);
  private static final SectionCitation SECTION = new SectionCitation(15, "744", "744.21");
  private static final AttachmentCitation LIST =
      new AttachmentCitation(15, "744", AttachmentCitation.Kind.SUPPLEMENT, "4");

  final Archive archive;

  private SampleArchive(Archive archive) {
    this.archive = archive;
  }

  /** Fills an archive in {@code folder}; {@code rows} is how long its list of entities is. */
  static SampleArchive fill(Path folder, int rows) {
    SampleArchive sample = new SampleArchive(Archive.open(ArchiveSettings.in(folder), CLOCK));
    sample.provisions(rows);
    sample.documents();
    sample.sources();
    sample.doubt("/regulations/federal-register-notices");
    return sample;
  }

  /** Puts an answer that lost most of its rows into quarantine. */
  Quarantined doubt(String place) {
    long capture = capture("bis-notices", "https://www.bis.gov" + place, place + " is short");
    return archive
        .quarantine()
        .hold(
            new Doubt(
                capture,
                "bis-notices",
                place,
                archive.captures().find(capture).orElseThrow().content(),
                "MASS_REMOVAL",
                "6 of 10 rows are not there any more, at most 50 % may go in one crawl"));
  }

  private void provisions(int rows) {
    long first = capture("ecfr", "https://www.ecfr.gov/sample/2025-01-01", "<DIV5>one</DIV5>");
    long second = capture("ecfr", "https://www.ecfr.gov/sample/2025-05-14", "<DIV5>two</DIV5>");
    record(
        seen(SECTION, "Restrictions on certain end uses", section("30", ""), "2022-03-03", first),
        seen(LIST, "Entity List", list(rows, false), "2025-01-10", first),
        seen(
            new SectionCitation(15, "744", "744.1"),
            "General provisions",
            plain("§ 744.1 General provisions.", "(a) Introduction. This part is an illustration."),
            "2022-03-03",
            first));
    archive
        .recorder()
        .record(
            List.of(
                news(SECTION, "Restrictions on certain end uses", section("60", "§"), second),
                news(LIST, "Entity List", list(rows, true), second)));
    archive
        .captures()
        .note(
            second,
            List.of(
                new Finding("UNKNOWN_ELEMENT", Finding.Severity.WARNING, "DIV8/WIDGET", "<b>")));
  }

  private static LegalText section(String days, String more) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Passage.of(PassageKind.HEADING, "§ 744.21 Restrictions on certain end uses."));
    blocks.add(
        paragraph(
            "(a)",
            "(a) General prohibition. In addition to the licence requirements of other parts, no"
                + " person may export any illustrated item to Country A or Country B without a"
                + " licence if, at the time of export, the person has “knowledge” that the item is"
                + " intended, entirely or in part, for an illustrated end use."));
    blocks.add(
        paragraph(
            "(a)(1)",
            "(1) A person who learns of such a use must tell BIS within " + days + " days."));
    blocks.add(paragraph("(a)(2)", "(2) The report names the item, its ECCN and the end user."));
    blocks.add(
        paragraph(
            "(b)",
            "(b) License review. Applications are reviewed under a "
                + (more.isEmpty() ? "policy of denial" : "presumption of denial")
                + ", except as <stated> in paragraph (c) & its notes."));
    blocks.add(paragraph("(c)", "(c) Exceptions. No License Exception overcomes paragraph (a)."));
    if (!more.isEmpty()) {
      blocks.add(
          paragraph(
              "(d)",
              "(d) Savings clause. Items en route on the effective date may proceed until Day X."));
    }
    blocks.add(
        Passage.of(
            PassageKind.CITATION,
            "[87 FR 12856, Mar. 8, 2022"
                + (more.isEmpty() ? "]" : ", as amended at 90 FR 20290, May 13, 2025]")));
    return new LegalText(blocks);
  }

  private static Passage paragraph(String path, String text) {
    ParagraphPath parsed = ParagraphPath.parse(path);
    String designation = text.substring(0, text.indexOf(' '));
    return Passage.paragraph(parsed, designation, text);
  }

  private static LegalText plain(String heading, String... paragraphs) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Passage.of(PassageKind.HEADING, heading));
    for (String text : paragraphs) {
      blocks.add(paragraph(text.substring(0, text.indexOf(' ')), text));
    }
    return new LegalText(blocks);
  }

  private static LegalText list(int rows, boolean later) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Passage.of(PassageKind.HEADING, "Supplement No. 4 to Part 744—Entity List (illustration)"));
    blocks.add(
        row(
            Row.Place.HEAD,
            "",
            "Country",
            "Entity",
            "License requirement",
            "License review policy",
            "Federal Register citation"));
    String country = "";
    for (int i = 1; i <= rows; i++) {
      String name = "COUNTRY " + (char) ('A' + (i * 26L / (rows + 1)));
      String printed = name.equals(country) ? "" : name;
      country = name;
      if (later && i == rows / 2) {
        continue;
      }
      String policy = later && i % 40 == 3 ? "Presumption of denial" : "Case-by-case basis";
      blocks.add(
          row(
              Row.Place.BODY,
              printed.isEmpty() ? country : "",
              printed,
              "Entity Works No. "
                  + i
                  + ", a.k.a., the following two aliases: E-Works "
                  + i
                  + "; and Works "
                  + i
                  + ". "
                  + i
                  + " Sample Road, Sampletown, District "
                  + (i % 7),
              "For all items subject to the EAR. (See § 744.11 of the EAR)",
              policy,
              "87 FR " + (20_000 + i)));
    }
    if (later) {
      blocks.add(
          row(
              Row.Place.BODY,
              "",
              "COUNTRY Z",
              "Thailand Sample Trading Co., Ltd., 1 Sample Road, Bangkok",
              "For all items subject to the EAR.",
              "Presumption of denial",
              "90 FR 20290"));
    }
    return new LegalText(blocks);
  }

  private static Row row(Row.Place place, String group, String... cells) {
    return new Row(
        ParagraphPath.ROOT, 1, place, java.util.Arrays.stream(cells).map(Cell::of).toList(), group);
  }

  private void documents() {
    long capture =
        capture("federal-register", "https://www.federalregister.gov/sample/1", "<RULE>r</RULE>");
    LegalText text =
        new LegalText(
            List.of(
                Passage.of(PassageKind.HEADING, "Illustrated Rule on Advanced Chips"),
                Passage.of(PassageKind.PREAMBLE, "AGENCY: Bureau of Illustration, Commerce."),
                Passage.of(PassageKind.SUBHEADING, "Background"),
                Passage.of(PassageKind.PARAGRAPH, "This rule illustrates; it binds nobody."),
                Passage.of(PassageKind.SUBHEADING, "Section-by-Section Analysis"),
                Passage.of(PassageKind.PARAGRAPH, "Paragraph (b) of § 744.21 is revised."),
                Passage.of(PassageKind.SUBHEADING, "Amendments"),
                Passage.of(
                    PassageKind.INSTRUCTION, "1. Section 744.21 is amended by revising (b).")));
    Facts facts =
        new Facts(
            Map.of(
                Fact.TYPE, List.of("Rule"),
                Fact.ACTION, List.of("Final rule."),
                Fact.AGENCY, List.of("Bureau of Industry and Security"),
                Fact.NUMBER, List.of("2025-08421"),
                Fact.PUBLISHED, List.of("2025-05-13"),
                Fact.EFFECTIVE, List.of("2025-07-01"),
                Fact.CFR, List.of("15 CFR part 744"),
                Fact.RIN, List.of("0694-AJ99"),
                Fact.ABSTRACT,
                    List.of(
                        "This illustrated rule revises the review policy for advanced chips and"
                            + " adds an entity under the destination of Thailand."),
                Fact.URL, List.of("https://www.federalregister.gov/d/2025-08421")));
    LocalDate published = LocalDate.of(2025, 5, 13);
    archive
        .recorder()
        .record(
            List.of(
                new Observation.Seen(
                    new Work(
                        WorkId.document("2025-08421", published),
                        WorkKind.DOCUMENT,
                        "90 FR 20290",
                        "Illustrated Rule on Advanced Chips"),
                    text,
                    facts,
                    published,
                    capture,
                    "sample 1",
                    Occasion.NEWS)));
    long page = capture("bis", "https://www.bis.gov/sample", "<html>guidance</html>");
    archive
        .recorder()
        .record(
            List.of(
                new Observation.Seen(
                    new Work(
                        WorkId.page(URI.create("https://www.bis.gov/sample/guidance")),
                        WorkKind.PAGE,
                        "www.bis.gov/sample/guidance",
                        "Illustrated guidance"),
                    plain("Illustrated guidance", "(a) Guidance is not law."),
                    Facts.NONE,
                    LocalDate.of(2025, 6, 1),
                    page,
                    "sample 1",
                    Occasion.NEWS)));
  }

  private void sources() {
    archive.sources().started("federal-register");
    archive.sources().succeeded("federal-register", "1 new document");
    archive.checkpoints().put(Ecfr.NAME, Ecfr.currentTo(15), "2025-06-13");
    archive.sources().started("ecfr");
    archive.sources().succeeded("ecfr", "2 changed provisions");
    archive.sources().started("bis");
    archive.sources().failed("bis", "the page asked for access instead of listing notices");
    archive
        .rounds()
        .add(
            new FinishedRound(
                "bis",
                CLOCK.instant(),
                CLOCK.instant(),
                1,
                0,
                0,
                2,
                "BLOCKED_PAGE: the page asked for access",
                Optional.of(1L)));
    // Weekly until two months ago.
    archive
        .rounds()
        .heard(
            "federal-register",
            Stream.iterate(Instant.parse("2025-04-14T13:00:00Z"), at -> at.minusSeconds(604_800))
                .limit(12)
                .toList());
  }

  private long capture(String source, String url, String body) {
    Capture capture =
        archive
            .captures()
            .store(
                new Answer(
                    source,
                    URI.create(url),
                    200,
                    Map.of("content-type", List.of("text/html")),
                    body.getBytes(StandardCharsets.UTF_8)));
    return capture.id();
  }

  private void record(Observation... observations) {
    archive.recorder().record(List.of(observations));
  }

  private static Observation seen(
      ProvisionCitation citation, String title, LegalText text, String from, long capture) {
    return observation(citation, title, text, from, capture, Occasion.HISTORY);
  }

  private static Observation news(
      ProvisionCitation citation, String title, LegalText text, long capture) {
    return observation(citation, title, text, "2025-05-13", capture, Occasion.NEWS);
  }

  private static Observation observation(
      ProvisionCitation citation,
      String title,
      LegalText text,
      String from,
      long capture,
      Occasion occasion) {
    return new Observation.Seen(
        new Work(WorkId.of(citation), WorkKind.PROVISION, citation.toString(), title),
        text,
        Facts.NONE,
        LocalDate.parse(from),
        capture,
        "sample 1",
        occasion);
  }

  @Override
  public void close() {
    archive.close();
  }
}
