package earmark.bench.redline;

import earmark.crawler.parse.EcfrUnit;
import earmark.crawler.parse.EcfrXml;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Real texts, kept outside of the project: {@code EARMARK_SHARED}, else the nearest folder {@code
 * shared} above the working directory.
 */
final class Corpus {
  private static final String ENTITY_LIST = "Supplement No. 4 to Part 744";
  private static final int SHORTEST = 60;
  private static final int BEGINNING = 40;
  private static final int LONGEST = 1_500;
  private static final Pattern MARKERS = Pattern.compile("^(?:\\([0-9a-zA-Z]{1,5}\\) ?)+");
  private static final Pattern FR_PARAGRAPH = Pattern.compile("<P>(.*?)</P>", Pattern.DOTALL);
  private static final Pattern JSON_TEXT =
      Pattern.compile("\"text\": \"((?:[^\"\\\\]++|\\\\.)*+)\"");

  private final Path folder;

  private Corpus(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws IOException if no such folder is there; the message says how to name one
   */
  static Corpus locate() throws IOException {
    Optional<Path> named = Optional.ofNullable(System.getenv("EARMARK_SHARED")).map(Path::of);
    Path here = Path.of("").toAbsolutePath();
    Path folder =
        Stream.concat(
                named.stream(),
                Stream.iterate(here, at -> at.getParent() != null, Path::getParent)
                    .map(at -> at.resolveSibling("shared")))
            .filter(at -> Files.isDirectory(at.resolve("data/ecfr/xml")))
            .findFirst()
            .orElseThrow(
                () ->
                    new IOException(
                        "No folder shared/data/ecfr above "
                            + here
                            + ": set EARMARK_SHARED to the folder of the real data"));
    return new Corpus(folder.resolve("data"));
  }

  LegalText entityList() throws IOException {
    return provision("ecfr/xml/title-15_part-744.fetched-2026-03-25.xml.gz", 15, ENTITY_LIST);
  }

  /** The provisions of a file that both dates hold, before and after. */
  Map<String, List<LegalText>> pair(String before, String after, int title) throws IOException {
    Map<String, List<LegalText>> pairs = new LinkedHashMap<>();
    for (String name : List.of(before, after)) {
      for (EcfrUnit unit : EcfrXml.read(read(name), title).units()) {
        pairs.computeIfAbsent(unit.citation().toString(), _ -> new ArrayList<>()).add(unit.text());
      }
    }
    pairs.values().removeIf(texts -> texts.size() != 2);
    return pairs;
  }

  /** Different real paragraphs of 60 to 1,500 characters, without their designations. */
  List<String> paragraphs() throws IOException {
    // By how they begin, so that a rule and its proposal do not count twice.
    Map<String, String> paragraphs = new LinkedHashMap<>();
    Map<String, Integer> files = new LinkedHashMap<>();
    files.put("ecfr/xml/title-15_part-744.fetched-2026-03-25.xml.gz", 15);
    files.put("ecfr/xml/title-10_part-110.fetched-2026-03-25.xml", 10);
    files.put("ecfr/xml/title-10_part-810.fetched-2026-03-25.xml", 10);
    files.put("ecfr/xml/title-22_part-121.fetched-2026-03-25.xml", 22);
    files.put("ecfr/bulk/ECFR-title1.2024-02-12.xml.gz", 1);
    for (Map.Entry<String, Integer> file : files.entrySet()) {
      for (EcfrUnit unit : EcfrXml.read(read(file.getKey()), file.getValue()).units()) {
        for (Block block : unit.text().blocks()) {
          if (block instanceof Passage passage && passage.kind() == PassageKind.PARAGRAPH) {
            add(paragraphs, passage.text());
          }
        }
      }
    }
    Matcher printed =
        FR_PARAGRAPH.matcher(
            new String(
                read("federal-register/issues/FR-2024-02-12.updated.xml.gz"),
                StandardCharsets.UTF_8));
    while (printed.find()) {
      add(paragraphs, printed.group(1).replaceAll("<[^>]*>", "").replace("&amp;", "&"));
    }
    try (Stream<Path> rules = Files.list(folder.resolve("ear-paragraphs"))) {
      for (Path rule : rules.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        Matcher text = JSON_TEXT.matcher(Files.readString(rule));
        while (text.find()) {
          add(paragraphs, unescaped(text.group(1)));
        }
      }
    }
    return List.copyOf(paragraphs.values());
  }

  private static void add(Map<String, String> paragraphs, String text) {
    String body = MARKERS.matcher(text).replaceFirst("").replaceAll("\\s+", " ").strip();
    if (body.length() >= SHORTEST && body.length() <= LONGEST) {
      paragraphs.putIfAbsent(body.substring(0, BEGINNING), body);
    }
  }

  private static String unescaped(String json) {
    Matcher code = Pattern.compile("\\\\u([0-9a-f]{4})").matcher(json);
    return code.replaceAll(
            m -> Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)))
        .replaceAll("\\\\[ntr]", " ")
        .replaceAll("\\\\(.)", "$1");
  }

  private LegalText provision(String name, int title, String identifier) throws IOException {
    return EcfrXml.read(read(name), title).units().stream()
        .filter(unit -> unit.identifier().equalsIgnoreCase(identifier))
        .map(EcfrUnit::text)
        .findFirst()
        .orElseThrow(() -> new IOException("No " + identifier + " in " + name));
  }

  private byte[] read(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Files.newInputStream(file)) {
      return name.endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
    }
  }

  static int bytes(LegalText text) {
    return text.plain().getBytes(StandardCharsets.UTF_8).length;
  }
}
