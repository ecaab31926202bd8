package earmark.archive;

import earmark.archive.capture.Answer;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.citation.SectionCitation;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.ParagraphPath;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small invented works and answers for tests; none of it is law. */
public final class Samples {
  public static final Work SECTION =
      new Work(
          WorkId.of(new SectionCitation(15, "744", "744.21")),
          WorkKind.PROVISION,
          "15 CFR 744.21",
          "Sample restrictions");

  private Samples() {}

  public static Answer answer(String body) {
    return new Answer(
        "sample",
        URI.create("http://example.test/" + body.length()),
        200,
        Map.of("content-type", List.of("text/plain")),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** A text with a heading and one paragraph (a), (b), … for each string. */
  public static LegalText text(String... paragraphs) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Passage.of(PassageKind.HEADING, "§ 744.21 Sample restrictions"));
    char marker = 'a';
    for (String paragraph : paragraphs) {
      String designation = "(" + marker + ")";
      blocks.add(
          Passage.paragraph(
              ParagraphPath.of(Character.toString(marker++)),
              designation,
              designation + " " + paragraph));
    }
    return new LegalText(blocks);
  }

  public static Observation.Seen seen(
      Archive archive, Work work, LegalText text, String from, Occasion occasion) {
    long capture = archive.captures().store(answer(text.plain())).id();
    return new Observation.Seen(
        work, text, Facts.NONE, LocalDate.parse(from), capture, "sample-1", occasion);
  }
}
