package earmark.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.json.JsonMapper;

/** The sample is written by us: no run of more than twelve words also stands in a real rule. */
class OwnWordsTest {

  private static final int LONGEST_RUN = 12;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> BLOCKS =
      Set.of("P", "FP", "FP-1", "FP-2", "HD", "HEAD", "AMDPAR", "TD", "ENT", "PSPACE", "SUBJECT");

  @Test
  void noLongRunOfWordsIsTakenFromRealRules() throws IOException {
    Optional<Path> folder = realParagraphs();
    Assumptions.assumeTrue(
        folder.isPresent(), "Skipped: there is no folder ../shared/data beside the project");
    Set<String> ours = ours();
    assertThat(ours).hasSizeGreaterThan(1000);
    Set<String> taken = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      for (Path file : files.filter(f -> f.toString().contains(".jsonl")).toList()) {
        for (String line : lines(file)) {
          runs(JSON.readTree(line).path("text").stringValue(""))
              .filter(ours::contains)
              .forEach(taken::add);
        }
      }
    }
    assertThat(taken).isEmpty();
  }

  private static Set<String> ours() {
    DemoStory story = DemoStory.load();
    List<String> texts = new ArrayList<>();
    story.documents().forEach(d -> collect(SampleXml.parse(d.number(), d.xml()), texts));
    story.documents().forEach(d -> texts.add(d.record().path("abstract").stringValue("")));
    story.parts().stream()
        .flatMap(part -> part.units().stream())
        .flatMap(unit -> unit.editions().stream())
        .flatMap(edition -> edition.xml().stream())
        .forEach(xml -> collect(SampleXml.parse("edition", xml), texts));
    story.pages().pressReleases().forEach(release -> texts.addAll(release.paragraphs()));
    story.days().forEach(day -> texts.add(day.headline()));
    return texts.stream().flatMap(OwnWordsTest::runs).collect(Collectors.toSet());
  }

  private static void collect(Node node, List<String> texts) {
    if (node instanceof Element element && BLOCKS.contains(element.getTagName())) {
      texts.add(SampleXml.text(element));
      return;
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collect(child, texts);
    }
  }

  /** All runs of one word more than is allowed. */
  private static Stream<String> runs(String text) {
    String[] words =
        text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" ", -1);
    int length = LONGEST_RUN + 1;
    return IntStream.rangeClosed(0, words.length - length)
        .mapToObj(i -> String.join(" ", List.of(words).subList(i, i + length)));
  }

  private static List<String> lines(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        var reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  /** The property {@code earmark.shared} or a folder {@code shared} beside any parent folder. */
  private static Optional<Path> realParagraphs() {
    Stream<Path> named =
        Stream.of(
                Optional.ofNullable(System.getProperty("earmark.shared")),
                Optional.ofNullable(System.getenv("EARMARK_SHARED")))
            .flatMap(Optional::stream)
            .map(Path::of);
    Stream<Path> beside =
        Stream.<Path>iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
            .map(parent -> parent.resolveSibling("shared"));
    return Stream.concat(named, beside)
        .map(shared -> shared.resolve("data/ear-paragraphs"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
