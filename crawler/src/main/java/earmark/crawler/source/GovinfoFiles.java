package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.Sha256;
import earmark.archive.capture.Answer;
import earmark.archive.capture.Capture;
import earmark.archive.change.Occasion;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.parse.EcfrXml;
import earmark.crawler.parse.Expected;
import earmark.crawler.parse.FrIssue;
import earmark.crawler.parse.Judgement;
import earmark.crawler.source.GovinfoIssue.Verdict;
import earmark.redline.text.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Takes in bulk files that lie on disk: daily issues of the Federal Register and titles of the
 * eCFR, plain, packed with gzip, or in a zip file, one or a folder of them.
 *
 * <p>What a file is shows in its first bytes. An issue prints its day; a title prints none, so it
 * must stand in the file's name or be said. Whatever comes of it is history. Taking a file in twice
 * adds nothing. What cannot be taken in is a problem of that file, and the others go on.
 */
public final class GovinfoFiles {
  private static final Pattern DAY = Pattern.compile("(?<!\\d)(\\d{4}-\\d\\d-\\d\\d)(?!\\d)");
  private static final Pattern NAMED_XML = Pattern.compile("(?i).*\\.(?:xml|xml\\.gz|zip)");
  private static final Pattern ROOT = Pattern.compile("<(?![?!])(?<name>[A-Za-z][\\w.:-]*)");
  private static final int HEAD = 4_096;
  private static final int MOST_ENTRIES = 10_000;

  private final Reading reading;
  private final GovinfoIssue issues;
  private final GovinfoCode titles;
  private final long maxBytes;
  private final Assertions assertions;

  /**
   * @param maxBytes longest file that is taken, unpacked
   */
  public GovinfoFiles(
      Archive archive,
      Fetcher fetcher,
      URI base,
      Scope scope,
      List<String> agencies,
      List<String> terms,
      long maxBytes,
      Assertions assertions) {
    this.reading = new Reading(Govinfo.NAME, archive, fetcher, base);
    this.issues = new GovinfoIssue(reading, new IssueScope(scope, agencies, terms));
    this.titles = new GovinfoCode(reading, scope);
    this.maxBytes = maxBytes;
    this.assertions = assertions;
  }

  /**
   * What came of it.
   *
   * @param taken each file that was read, with what it is
   * @param passedOver files of a folder whose names do not end in .xml, .xml.gz or .zip
   * @param problems what could not be taken in; {@code where} is the file
   */
  public record Report(
      List<Taken> taken, int passedOver, int changes, List<Failure> problems, List<String> notes) {
    public Report {
      taken = List.copyOf(taken);
      problems = List.copyOf(problems);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A file that was read.
   *
   * @param what such as {@code the issue of 2024-02-12}
   * @param changes how many changes came of it
   */
  public record Taken(String file, String what, int changes) {}

  /** A file, or one in a zip file. */
  private record Item(String name, URI address, byte[] bytes) {}

  /** Takes items one by one, so that only one is in memory. */
  @FunctionalInterface
  private interface Taker {
    void take(Item item);
  }

  /** Whether some bytes begin like a bulk file, packed or not, rather than like anything else. */
  public static boolean isBulk(byte[] head) {
    if (isZip(head)) {
      return true;
    }
    byte[] plain = head;
    if (isGzip(head)) {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(head), HEAD)) {
        plain = in.readNBytes(64);
      } catch (IOException e) {
        return false;
      }
    }
    String text = new String(plain, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
    return text.startsWith("<");
  }

  /**
   * Takes in a file, or every file of a folder, in the order of their names.
   *
   * @param asOf the day of titles whose file names hold none
   * @throws IOException if the file or folder cannot be read at all
   */
  public Report read(Path path, Optional<LocalDate> asOf, Progress progress) throws IOException {
    Tally tally = new Tally(Govinfo.NAME, progress, () -> false, assertions);
    List<Path> files = List.of(path);
    int passedOver = 0;
    if (Files.isDirectory(path)) {
      List<Path> all;
      try (Stream<Path> walk = Files.walk(path)) {
        all = walk.filter(Files::isRegularFile).sorted().toList();
      }
      files = all.stream().filter(f -> NAMED_XML.matcher(f.toString()).matches()).toList();
      passedOver = all.size() - files.size();
    }
    List<Taken> taken = new ArrayList<>();
    int number = 0;
    for (Path file : files) {
      String name = file.equals(path) ? name(file) : path.relativize(file).toString();
      tally.at(name, number++, files.size());
      items(file, name, item -> take(item, asOf, taken, tally), tally);
    }
    return new Report(taken, passedOver, tally.changes(), tally.failures(), tally.notes());
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private void items(Path file, String name, Taker taker, Tally tally) {
    URI address = file.toAbsolutePath().normalize().toUri();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(4);
      if (isZip(head)) {
        zip(file, name, address, taker, tally);
        return;
      }
    } catch (IOException e) {
      tally.failed("CANNOT_BE_READ", name, e.toString());
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(2);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
      InputStream plain = isGzip(head) ? new GZIPInputStream(whole) : whole;
      bounded(plain, name, tally).ifPresent(bytes -> taker.take(new Item(name, address, bytes)));
    } catch (IOException e) {
      tally.failed("CANNOT_BE_READ", name, e.toString());
    }
  }

  private void zip(Path file, String name, URI address, Taker taker, Tally tally)
      throws IOException {
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String inside = name + "#" + entry.getName();
        if (++entries > MOST_ENTRIES) {
          tally.failed("TOO_MANY_FILES", name, "At most " + MOST_ENTRIES + " files are taken");
          return;
        }
        if (!entry.isDirectory() && entry.getName().matches("(?i).*\\.xml")) {
          Optional<byte[]> bytes = bounded(zip, inside, tally);
          if (bytes.isPresent()) {
            taker.take(new Item(inside, inside(address, entry.getName()), bytes.get()));
          }
        } else if (!entry.isDirectory()) {
          tally.note(inside + " is passed over, as its name does not end in .xml");
        }
      }
    }
    if (entries == 0) {
      tally.failed("CANNOT_BE_READ", name, "It is no whole zip file, or has nothing in it");
    }
  }

  private static URI inside(URI zip, String entry) {
    try {
      return new URI(zip.getScheme(), zip.getSchemeSpecificPart(), entry);
    } catch (URISyntaxException e) {
      return URI.create(zip + "#" + Reading.encode(entry));
    }
  }

  private Optional<byte[]> bounded(InputStream in, String name, Tally tally) throws IOException {
    byte[] bytes = in.readNBytes(Math.toIntExact(maxBytes + 1));
    if (bytes.length > maxBytes) {
      tally.failed(
          "TOO_LARGE", name, "It is longer than the " + maxBytes + " bytes of max-body-bytes");
      return Optional.empty();
    }
    return Optional.of(bytes);
  }

  private void take(Item item, Optional<LocalDate> asOf, List<Taken> taken, Tally tally) {
    String head =
        new String(item.bytes(), 0, Math.min(item.bytes().length, HEAD), StandardCharsets.UTF_8);
    Matcher matcher = ROOT.matcher(head.replaceAll("(?s)<!--.*?-->", ""));
    String root = matcher.find() ? matcher.group("name") : "";
    switch (root) {
      case "FEDREG" -> issue(item, taken, tally);
      case "DLPSTEXTCLASS", "ECFR" -> title(item, asOf, taken, tally);
      default ->
          tally.failed(
              "NOT_A_BULK_FILE",
              item.name(),
              (root.isEmpty() ? "It is no XML" : "It is <" + root + ">")
                  + "; taken are daily issues of the Federal Register (FEDREG) and titles of the"
                  + " eCFR (DLPSTEXTCLASS, ECFR)");
    }
  }

  private void issue(Item item, List<Taken> taken, Tally tally) {
    Optional<LocalDate> day = day(item.name()).or(() -> FrIssue.printedDay(item.bytes()));
    if (day.isEmpty()) {
      tally.failed("NO_DAY", item.name(), "The issue prints no day");
      return;
    }
    if (isUsable(item, new Expected.FrIssueXml(day.get()), tally)) {
      int before = tally.changes();
      Verdict verdict =
          issues.record(stored(item), item.bytes(), day.get(), _ -> Occasion.HISTORY, tally);
      taken(verdict, item, "the issue of " + day.get(), tally.changes() - before, taken);
    }
  }

  private void title(Item item, Optional<LocalDate> asOf, List<Taken> taken, Tally tally) {
    OptionalInt title = EcfrXml.titleOf(item.bytes());
    Optional<LocalDate> day = asOf.or(() -> day(item.name()));
    if (title.isEmpty()) {
      tally.failed("NO_TITLE", item.name(), "It does not say which title of the CFR it is");
    } else if (titles.parts(title.getAsInt()).isEmpty()) {
      tally.note(item.name() + " is title " + title.getAsInt() + ", of which nothing is watched");
    } else if (day.isEmpty()) {
      tally.failed(
          "NO_DAY",
          item.name(),
          "A title does not print its day: have it in the name, as in"
              + " ECFR-title15.2024-02-13.xml, or say it with --as-of");
    } else if (isUsable(item, new Expected.EcfrTitleXml(title.getAsInt()), tally)) {
      int before = tally.changes();
      Verdict verdict =
          titles.record(
              stored(item),
              item.bytes(),
              title.getAsInt(),
              day.get(),
              _ -> Occasion.HISTORY,
              tally);
      String what = "title " + title.getAsInt() + " of " + day.get();
      taken(verdict, item, what, tally.changes() - before, taken);
    }
  }

  private static void taken(
      Verdict verdict, Item item, String what, int changes, List<Taken> taken) {
    if (verdict == Verdict.RECORDED) {
      taken.add(new Taken(item.name(), what, changes));
    }
  }

  private static boolean isUsable(Item item, Expected expected, Tally tally) {
    Optional<Judgement.Refused> refused = Judgement.of(expected, "", item.bytes()).refusal();
    refused.ifPresent(r -> tally.failed(r.code(), item.name(), r.evidence()));
    return refused.isEmpty();
  }

  private Capture stored(Item item) {
    Sha256 content = Sha256.of(item.bytes());
    Optional<Capture> known =
        reading
            .archive()
            .captures()
            .latestUsable(item.address())
            .filter(capture -> capture.content().equals(content));
    if (known.isPresent()) {
      return known.get();
    }
    Capture capture =
        reading
            .archive()
            .captures()
            .store(
                new Answer(
                    Govinfo.NAME,
                    item.address(),
                    200,
                    Map.of("content-type", List.of("application/xml")),
                    item.bytes()));
    reading.note(
        capture.id(),
        List.of(
            new Finding(
                "IMPORTED",
                Finding.Severity.NOTE,
                item.address().toString(),
                "It was taken in from a file, not fetched")));
    return capture;
  }

  private static Optional<LocalDate> day(String name) {
    Matcher matcher = DAY.matcher(name);
    try {
      return matcher.find() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isZip(byte[] head) {
    return head.length >= 2 && head[0] == 'P' && head[1] == 'K';
  }

  private static boolean isGzip(byte[] head) {
    return head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
  }
}
