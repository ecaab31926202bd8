package earmark.bench.ingest;

import earmark.archive.capture.Capture;
import earmark.archive.version.WorkKind;
import earmark.crawler.Round;
import earmark.crawler.source.GovinfoFiles;
import earmark.crawler.source.Progress;
import earmark.index.search.SearchIndex;
import earmark.index.search.SearchRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Runs the benchmark and prints its table. */
public final class IngestBenchmark {
  private static final LocalDate DAY = LocalDate.of(2024, 2, 12);
  private static final double TARGET_SHARE = 0.40;
  private static final double TARGET_SECONDS = 2;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String ISSUE = "data/federal-register/issues/FR-2024-02-12.updated.xml.gz";
  private static final String TITLE = "data/ecfr/bulk/ECFR-title1.2024-02-13.xml.gz";

  private final Path shared;
  private final int runs;
  private final Clock clock = Clock.fixed(Instant.parse("2024-02-13T17:00:00Z"), ZoneOffset.UTC);
  private final PrintStream out;
  private final List<String> rows = new ArrayList<>();

  /** What one run took. */
  private record Run(int documents, long bytes, Took own, Took floor) {}

  /**
   * How long some work took.
   *
   * @param seconds wall time
   * @param processor seconds of the processor, of the thread that worked
   */
  private record Took(double seconds, double processor) {}

  /** Something that is timed. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private IngestBenchmark(Path shared, int runs, PrintStream out) {
    this.shared = shared;
    this.runs = runs;
    this.out = out;
  }

  /**
   * Prints the table and writes it to {@code ingest.csv} or the file behind {@code --csv}; {@code
   * --runs N} measures N times (9), after a third as many that are not measured; {@code --only
   * crawl|bulk|search} leaves the rest out.
   *
   * @throws IOException if the real data are not there
   */
  public static void main(String[] args) throws IOException {
    List<String> options = List.of(args);
    int runs = Integer.parseInt(option(options, "--runs").orElse("9"));
    String only = option(options, "--only").orElse("");
    IngestBenchmark benchmark = new IngestBenchmark(shared(), runs, System.out);
    benchmark.rows.add(
        "case,documents,bytes,seconds,per_second,floor_seconds,share_of_floor,cpu_seconds,floor_cpu_seconds");
    if (only.isEmpty() || only.equals("bulk")) {
      benchmark.bulk("bulk: one daily issue", ISSUE, WorkKind.DOCUMENT);
      benchmark.bulk("bulk: title 1 of the eCFR", TITLE, WorkKind.PROVISION);
    }
    if (only.isEmpty() || only.equals("search")) {
      benchmark.searchable();
    }
    if (only.isEmpty() || only.equals("crawl")) {
      benchmark.crawl();
    }
    Path file = Path.of(option(options, "--csv").orElse("ingest.csv"));
    Files.write(file, benchmark.rows);
    benchmark.out.println("written to " + file.toAbsolutePath());
  }

  private static Optional<String> option(List<String> options, String name) {
    int at = options.indexOf(name);
    return at < 0 || at + 1 >= options.size() ? Optional.empty() : Optional.of(options.get(at + 1));
  }

  private static Path shared() {
    return Stream.of(
            Optional.ofNullable(System.getenv("EARMARK_SHARED")).map(Path::of),
            Optional.of(Path.of("../shared")),
            Optional.of(Path.of("../../shared")))
        .flatMap(Optional::stream)
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(Path.of("../shared"));
  }

  /** From a file on disk, unpacked, to the commit. */
  private void bulk(String name, String packed, WorkKind kind) throws IOException {
    Path file = unpacked(packed);
    List<Run> measured = new ArrayList<>();
    for (int run = -runs / 3 - 1; run < runs; run++) {
      try (Workshop workshop = Workshop.open(URI.create("http://127.0.0.1:1"), clock)) {
        Took floor = took(() -> Floor.files(List.of(file)));
        Took own = took(() -> take(workshop, file));
        if (run >= 0) {
          int documents = workshop.archive().works().list(kind).size();
          measured.add(new Run(documents, Files.size(file), own, floor));
        }
      }
    }
    report(name, measured);
    Files.delete(file);
  }

  /** From a file on disk to where a search finds it. */
  private void searchable() throws IOException {
    Path file = unpacked(ISSUE);
    double[] times = new double[runs];
    double[] processor = new double[runs];
    for (int run = -runs / 3 - 1; run < runs; run++) {
      try (Workshop workshop = Workshop.open(URI.create("http://127.0.0.1:1"), clock);
          SearchIndex index =
              SearchIndex.open(workshop.folder().resolve("index"), workshop.archive(), clock)) {
        Took own =
            took(
                () -> {
                  take(workshop, file);
                  index.catchUp();
                  if (index.search(SearchRequest.of("airworthiness")).hits().isEmpty()) {
                    throw new IOException("The issue is not found");
                  }
                });
        if (run >= 0) {
          times[run] = own.seconds();
          processor[run] = own.processor();
        }
      }
    }
    Arrays.sort(times);
    double median = times[times.length / 2];
    double worst = times[times.length - 1];
    double cpu = median(Arrays.stream(processor));
    rows.add(
        String.format(Locale.ROOT, "searchable: one daily issue,,,%.4f,,,,%.4f,", median, cpu));
    out.printf(
        Locale.ROOT,
        "%-28s %.3f s from file to a search that finds it (slowest %.3f s); target below %.0f s:"
            + " %s (processor %.3f s)%n",
        "one daily issue",
        median,
        worst,
        TARGET_SECONDS,
        verdict(worst < TARGET_SECONDS),
        cpu);
    Files.delete(file);
  }

  /** From the stand-in on loopback, request by request, to the commit of every document. */
  private void crawl() throws IOException {
    List<Run> measured = new ArrayList<>();
    int crawls = Math.max(3, runs / 3);
    try (StandIn standIn = StandIn.start(shared, DAY.plusDays(1));
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int run = -1; run < crawls; run++) {
        try (Workshop workshop = Workshop.open(standIn.base(), clock)) {
          Took own = took(() -> round(workshop));
          List<Capture> captures = workshop.archive().captures().after(0, Integer.MAX_VALUE);
          List<URI> addresses = captures.stream().map(Capture::url).toList();
          Took floor = took(() -> Floor.addresses(client, addresses));
          if (run >= 0) {
            long bytes =
                captures.stream()
                    .mapToLong(c -> workshop.archive().captures().body(c).length)
                    .sum();
            int documents = workshop.archive().works().list(WorkKind.DOCUMENT).size();
            measured.add(new Run(documents, bytes, own, floor));
          }
        }
      }
    }
    report("crawl: Federal Register", measured);
  }

  private static void round(Workshop workshop) throws IOException {
    Round round = workshop.crawl().run("federal-register");
    if (!round.failures().isEmpty()) {
      throw new IOException("The round failed: " + round.failures().getFirst());
    }
  }

  private static void take(Workshop workshop, Path file) throws IOException {
    GovinfoFiles.Report report =
        workshop.crawl().files().read(file, Optional.of(DAY), Progress.NONE);
    if (!report.problems().isEmpty()) {
      throw new IOException(file + ": " + report.problems().getFirst());
    }
  }

  private Path unpacked(String packed) throws IOException {
    Path from = shared.resolve(packed);
    if (!Files.isRegularFile(from)) {
      throw new IOException("No " + from + ": set EARMARK_SHARED to the folder of the real data");
    }
    Path file = Files.createTempFile("earmark-ingest", ".xml");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(from))) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private static Took took(Work work) throws IOException {
    long processor = THREADS.getCurrentThreadCpuTime();
    long from = System.nanoTime();
    work.run();
    return new Took(
        (System.nanoTime() - from) / 1e9, (THREADS.getCurrentThreadCpuTime() - processor) / 1e9);
  }

  private void report(String name, List<Run> measured) {
    double own = median(measured.stream().mapToDouble(run -> run.own().seconds()));
    double floor = median(measured.stream().mapToDouble(run -> run.floor().seconds()));
    double cpu = median(measured.stream().mapToDouble(run -> run.own().processor()));
    double floorCpu = median(measured.stream().mapToDouble(run -> run.floor().processor()));
    int documents = measured.getLast().documents();
    long bytes = measured.getLast().bytes();
    double share = floor / own;
    rows.add(
        String.format(
            Locale.ROOT,
            "%s,%d,%d,%.4f,%.1f,%.4f,%.3f,%.4f,%.4f",
            name,
            documents,
            bytes,
            own,
            documents / own,
            floor,
            share,
            cpu,
            floorCpu));
    out.printf(
        Locale.ROOT,
        "%-28s %5d documents, %7.2f MB: %7.0f/s in %.3f s; floor %8.0f/s in %.3f s; %3.0f %% of"
            + " the floor, target %.0f %%: %s (processor %.3f s, floor %.3f s)%n",
        name,
        documents,
        bytes / 1e6,
        documents / own,
        own,
        documents / floor,
        floor,
        100 * share,
        100 * TARGET_SHARE,
        verdict(share >= TARGET_SHARE),
        cpu,
        floorCpu);
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String verdict(boolean met) {
    return met ? "met" : "missed";
  }
}
