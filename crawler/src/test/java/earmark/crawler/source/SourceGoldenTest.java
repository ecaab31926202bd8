package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.change.Change;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.crawler.CrawlSettings;
import earmark.crawler.fetch.ProgrammedServer;
import earmark.redline.text.Finding;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Golden pairs of the sources: what a service answers, and what must be in the archive after a
 * round.
 *
 * <p>A folder of {@code src/test/resources/source/NAME} with a file {@code answers.tsv} is one case
 * of the source of that name: each line has a path with its query, a media type and the file that
 * is the answer, with tabs between; {@code @BASE@} in it stands for the address of the server.
 * {@code expected.txt} is every failure, note, work and text. {@code -Dearmark.golden=DIR} writes
 * what is read now to DIR, to be looked at and copied by hand.
 */
class SourceGoldenTest {
  private static final String ANSWERS = "answers.tsv";

  @TempDir Path folder;

  private static Path root() throws URISyntaxException {
    URL root = SourceGoldenTest.class.getResource("/source");
    if (root == null) {
      throw new IllegalStateException("no fixtures");
    }
    return Path.of(root.toURI());
  }

  private static List<Path> cases() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(file -> file.getFileName().toString().equals(ANSWERS))
          .map(Path::getParent)
          .sorted()
          .toList();
    }
  }

  @Test
  void everySourceHasAnAnswerAndWhatMustBeReadFromIt() throws IOException, URISyntaxException {
    for (String source : CrawlSettings.SOURCES) {
      Path fixtures = root().resolve(source);
      assertThat(fixtures).as("golden pairs of the source %s", source).isDirectory();
      try (Stream<Path> files = Files.walk(fixtures)) {
        List<String> names = files.map(file -> file.getFileName().toString()).toList();
        assertThat(names)
            .as("what must be read from an answer of %s", source)
            .anyMatch(name -> name.matches("(?:.*\\.)?expected\\.(?:txt|json)"));
        assertThat(names).as("answers of %s", source).hasSizeGreaterThan(2);
      }
    }
  }

  @Test
  void everyCaseIsInTheListOfSources() throws IOException, URISyntaxException {
    String sources = Files.readString(root().resolve("SOURCES.md"));
    for (Path one : cases()) {
      assertThat(sources).contains("`" + root().relativize(one) + "`");
    }
  }

  @TestFactory
  Stream<DynamicTest> aRoundLeavesWhatIsExpected() throws IOException, URISyntaxException {
    Path root = root();
    return cases().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    root.relativize(one).toString(), () -> leavesWhatIsExpected(root, one)));
  }

  private void leavesWhatIsExpected(Path root, Path one) throws IOException {
    String name = root.relativize(one).getName(0).toString();
    String actual;
    try (World world = new World(Files.createDirectories(folder.resolve(name)))) {
      List<Answer> answers = answers(one, world.server.base().toString());
      world.server.answerOthers(
          (request, out, server, connection) ->
              answers.stream()
                  .filter(answer -> answer.isFor(request.path()))
                  .map(Answer::reply)
                  .findFirst()
                  .orElse(ProgrammedServer.status(404, "text/html", "There is no such page"))
                  .write(request, out, server, connection));
      Tally tally = new Tally(name, Progress.NONE, () -> false, shortLists());
      source(name, world).run(tally);
      actual = printed(world, tally);
    }
    String target = System.getProperty("earmark.golden");
    if (target != null) {
      Path file = Path.of(target).resolve(name).resolve("expected.txt");
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(one.resolve("expected.txt")));
  }

  /** What is answered to a path; one that ends in an asterisk stands for all that begin so. */
  private record Answer(String path, ProgrammedServer.Reply reply) {
    boolean isFor(String asked) {
      return path.endsWith("*")
          ? asked.startsWith(path.substring(0, path.length() - 1))
          : asked.equals(path);
    }
  }

  private static List<Answer> answers(Path one, String base) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (String line : Files.readAllLines(one.resolve(ANSWERS))) {
      String[] fields = line.split("\t", -1);
      String body = Files.readString(one.resolve(fields[2])).replace("@BASE@", base);
      answers.add(new Answer(fields[0], ProgrammedServer.ok(fields[1], body)));
    }
    return answers;
  }

  /** The lists of the cases are short. */
  private static Assertions shortLists() {
    return Assertions.builtIn()
        .with(
            Stream.concat(
                    Arrays.stream(WatchedList.values()).map(WatchedList::assertions),
                    Stream.of(GovinfoIssue.ASSERTIONS))
                .map(list -> "\"" + list + "\":{\"minimumRows\":1}")
                .collect(Collectors.joining(",", "{", "}")));
  }

  private static Source source(String name, World world) {
    Scope scope = Scope.parse("15 CFR 799");
    LocalDate from = LocalDate.of(2026, 3, 1);
    return switch (name) {
      case FederalRegister.NAME ->
          new FederalRegister(
              world.archive, world.fetcher, world.server.base(), scope, List.of(), List.of(), from);
      case Ecfr.NAME -> new Ecfr(world.archive, world.fetcher, world.server.base(), scope, from);
      case BisNotices.NAME -> new BisNotices(world.archive, world.fetcher, world.server.base());
      case BisPages.NAME -> new BisPages(world.archive, world.fetcher, world.server.base());
      case ScreeningList.NAME ->
          new ScreeningList(world.archive, world.fetcher, world.server.base());
      case Govinfo.NAME -> {
        // It does nothing while the services answer.
        world.archive.sources().failed(FederalRegister.NAME, "blocked");
        world.archive.sources().failed(Ecfr.NAME, "blocked");
        yield new Govinfo(
            world.archive,
            world.fetcher,
            world.server.base(),
            scope,
            List.of(),
            List.of(),
            world.time);
      }
      default -> throw new IllegalArgumentException("No case is known for \"" + name + "\"");
    };
  }

  private static String printed(World world, Tally tally) {
    StringBuilder out = new StringBuilder();
    String base = world.server.base().toString();
    for (Failure failure : tally.failures()) {
      out.append("failure ").append(failure.code()).append(' ').append(failure.where());
      out.append(": ").append(failure.why()).append('\n');
    }
    tally.notes().forEach(note -> out.append("note ").append(note).append('\n'));
    for (WorkKind kind : WorkKind.values()) {
      for (Work work : world.archive.works().list(kind)) {
        out.append("\n== ").append(work.id()).append(" | ").append(work.citation());
        out.append(" | ").append(work.title()).append('\n');
        for (Change change : world.archive.changes().of(work.id())) {
          out.append(change.kind().key()).append(' ').append(change.occasion()).append(' ');
          out.append(change.legalOn()).append('\n');
        }
        Version version = world.archive.versions().latest(work.id()).orElseThrow();
        out.append(version.parser()).append('\n');
        version
            .facts()
            .values()
            .forEach(
                (fact, values) -> out.append(fact.key()).append(": ").append(values).append('\n'));
        for (Finding finding : world.archive.captures().findings(version.capture())) {
          out.append("! ").append(finding.code()).append(' ').append(finding.where());
          out.append(": ").append(finding.excerpt()).append('\n');
        }
        out.append(world.archive.versions().text(version).plain()).append('\n');
      }
    }
    return out.toString().replace(base, "@BASE@");
  }
}
