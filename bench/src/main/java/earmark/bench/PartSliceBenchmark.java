package earmark.bench;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.capture.Answer;
import earmark.archive.change.Change;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.parse.EcfrUnit;
import earmark.crawler.parse.EcfrXml;
import earmark.index.search.SearchIndex;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The way of one eCFR part slice of 2.5 MB, 15 CFR part 744, through Earmark: stored, parsed,
 * compared, versioned and indexed. Wall time of the whole, on a real SQLite file and a real index
 * folder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx2g"})
@Warmup(iterations = 10)
@Measurement(iterations = 30)
public class PartSliceBenchmark {
  private static final URI ADDRESS = URI.create("http://bench.test/title-15.xml?part=744");

  private byte[] march = new byte[0];
  private byte[] july = new byte[0];
  private Path folder = Path.of("");
  private Archive archive = closed();
  private SearchIndex index = closed();

  @Setup(Level.Trial)
  public void read() throws IOException {
    march = SharedSlices.read("title-15_part-744.fetched-2026-03-25.xml.gz");
    july = SharedSlices.read("title-15_part-744.fetched-2026-07-18.xml.gz");
  }

  /** A fresh archive and index that know the slice of March. */
  @Setup(Level.Invocation)
  public void open() throws IOException {
    folder = Files.createTempDirectory("earmark-bench");
    archive = Archive.open(ArchiveSettings.in(folder), Clock.systemUTC());
    index = SearchIndex.open(folder.resolve("index"), archive, Clock.systemUTC());
    follow(march, "2026-03-25");
  }

  @TearDown(Level.Invocation)
  public void delete() throws IOException {
    index.close();
    archive.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The re-issue of July: two provisions differ, one of them the Entity List with 3,415 rows. */
  @Benchmark
  public List<Change> reissuedSlice() throws IOException {
    return follow(july, "2026-07-17");
  }

  private List<Change> follow(byte[] slice, String day) throws IOException {
    long capture = archive.captures().store(new Answer("ecfr", ADDRESS, 200, Map.of(), slice)).id();
    List<Observation> observations = new ArrayList<>();
    for (EcfrUnit unit : EcfrXml.read(slice, 15).units()) {
      Work work =
          new Work(
              WorkId.of(unit.citation()),
              WorkKind.PROVISION,
              unit.citation().toString(),
              unit.heading());
      observations.add(
          new Observation.Seen(
              work,
              unit.text(),
              Facts.NONE,
              LocalDate.parse(day),
              capture,
              EcfrXml.PARSER,
              Occasion.NEWS));
    }
    List<Change> changes = archive.recorder().record(observations);
    index.catchUp();
    return changes;
  }

  /** What the fields hold between {@link #delete} and {@link #open}: never used. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // JMH sets up before it measures
  private static <T> T closed() {
    return null;
  }
}
