package earmark.api.web;

import earmark.api.reading.Backlog;
import earmark.api.reading.DemoDesk;
import earmark.api.reading.Desk;
import earmark.api.reading.Finder;
import earmark.api.reading.Library;
import earmark.api.reading.MailDesk;
import earmark.api.reading.RefusedQueryException;
import earmark.api.reading.SourceDesk;
import earmark.api.reading.WatchDesk;
import earmark.archive.Archive;
import earmark.archive.change.Change;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.crawler.source.Ecfr;
import earmark.redline.citation.Citation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A desk over a real archive whose search, watches, mail and demo are small stand-ins, so that
 * pages can be tried without an index or a mail server.
 */
final class SampleDesk {
  private SampleDesk() {}

  static Desk over(Archive archive, boolean demo) {
    Library library = new Library(archive, SampleArchive.CLOCK);
    return new Desk(
        library,
        new WordFinder(archive, library),
        new Watches(library),
        new Sources(archive),
        new Mail(),
        new Nothing(),
        demo ? Optional.of(new Days()) : Optional.empty(),
        SampleArchive.CLOCK);
  }

  /** Finds works whose text holds the query as it stands. */
  private record WordFinder(Archive archive, Library library) implements Finder {
    @Override
    public Found search(Asked asked) {
      check(asked.query());
      Optional<Hit> exact =
          Citation.find(asked.query()).map(library::cited).orElse(List.of()).stream()
              .findFirst()
              .map(work -> hit(work, List.of()));
      List<Hit> hits = new ArrayList<>();
      for (WorkKind kind : WorkKind.values()) {
        for (Work work : archive.works().list(kind)) {
          archive
              .versions()
              .latest(work.id())
              .flatMap(version -> snippet(version, asked.query()))
              .ifPresent(snippet -> hits.add(hit(work, snippet)));
        }
      }
      List<Hit> shown =
          hits.stream()
              .filter(h -> asked.kinds().isEmpty() || asked.kinds().contains(h.kind()))
              .skip(asked.offset())
              .limit(asked.limit())
              .toList();
      return new Found(exact, shown, hits.size());
    }

    private Optional<List<Piece>> snippet(Version version, String query) {
      String plain = archive.versions().text(version).plain();
      int at = plain.toLowerCase(Locale.ROOT).indexOf(query.toLowerCase(Locale.ROOT));
      if (at < 0) {
        return Optional.empty();
      }
      int end = at + query.length();
      return Optional.of(
          List.of(
              new Piece(plain.substring(Math.max(0, at - 80), at), false),
              new Piece(plain.substring(at, end), true),
              new Piece(plain.substring(end, Math.min(plain.length(), end + 80)), false)));
    }

    private static Hit hit(Work work, List<Piece> snippet) {
      return new Hit(
          work.kind().name().toLowerCase(Locale.ROOT),
          work.id(),
          Optional.empty(),
          work.citation(),
          work.title(),
          LocalDate.of(2025, 5, 13),
          snippet);
    }

    @Override
    public void check(String query) {
      if (query.contains("((")) {
        throw new RefusedQueryException(
            "A parenthesis is not closed",
            query.indexOf("(("),
            "",
            new IllegalArgumentException(query));
      }
    }
  }

  /** Watches in memory. */
  static final class Watches implements WatchDesk {
    private final Library library;
    private final List<WatchDesk.Entry> entries = new ArrayList<>();

    Watches(Library library) {
      this.library = library;
    }

    @Override
    public synchronized List<WatchDesk.Entry> list() {
      return List.copyOf(entries);
    }

    @Override
    public synchronized Optional<WatchDesk.Entry> find(String id) {
      return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public synchronized WatchDesk.Entry add(Wish wish) {
      trial(wish.query(), 1);
      if (!wish.owner().contains("@")) {
        throw new IllegalArgumentException("Not an e-mail address: \"" + wish.owner() + "\"");
      }
      WatchDesk.Entry entry =
          new WatchDesk.Entry(
              "watch-" + (entries.size() + 1),
              wish.name(),
              wish.query(),
              wish.owner(),
              wish.note(),
              SampleArchive.CLOCK.instant());
      entries.add(entry);
      return entry;
    }

    @Override
    public synchronized boolean remove(String id) {
      return entries.removeIf(entry -> entry.id().equals(id));
    }

    @Override
    public List<Would> trial(String query, int days) {
      if (query.contains("((")) {
        throw new RefusedQueryException(
            "A parenthesis is not closed", 0, "", new IllegalArgumentException(query));
      }
      return library.latest(2).stream()
          .map(Change::sequence)
          .map(sequence -> new Would(sequence, List.of(query)))
          .toList();
    }
  }

  private record Sources(Archive archive) implements SourceDesk {
    @Override
    public List<SourceDesk.Entry> list() {
      return archive.sources().all().stream()
          .map(
              state ->
                  new SourceDesk.Entry(
                      archive.rounds().health(state.source()),
                      Optional.of(Instant.parse("2025-06-16T15:00:00Z")),
                      false,
                      state.source().equals(Ecfr.NAME)
                          ? Ecfr.currentTo(archive.checkpoints())
                          : Collections.emptySortedMap()))
          .toList();
    }

    @Override
    public boolean runNow(String source) {
      return archive.sources().all().stream().anyMatch(state -> state.source().equals(source));
    }
  }

  private static final class Nothing implements Backlog {
    @Override
    public long unindexed() {
      return 0;
    }

    @Override
    public long unsent() {
      return 2;
    }
  }

  private static final class Mail implements MailDesk {
    private final Message message =
        new Message(
            "chips.4",
            "chips",
            4,
            "ana@example.com",
            "[Earmark] 15 CFR 744.21 amended, effective May 13, 2025",
            "15 CFR 744.21 amended\n\nwithin [-30-]{+60+} days",
            """
            <!DOCTYPE html><html><body><h1>15 CFR 744.21 amended</h1>
            <p>within <del style="color:#a1141c">30</del><ins style="color:#12408f">60</ins> days
            <a href="http://127.0.0.1/changes/4">Open in Earmark</a></p>
            <script>document.title = "owned"</script></body></html>
            """,
            SampleArchive.CLOCK.instant(),
            Optional.of(SampleArchive.CLOCK.instant()),
            "mail/chips.4.eml",
            "");

    @Override
    public List<Message> latest(int limit) {
      return List.of(message);
    }

    @Override
    public Optional<Message> find(String id) {
      return id.equals(message.id()) ? Optional.of(message) : Optional.empty();
    }

    @Override
    public Optional<byte[]> raw(String id) {
      return find(id).map(m -> m.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  /** Two simulated days. */
  private static final class Days implements DemoDesk {
    private int number = 1;
    private boolean playing;

    @Override
    public synchronized State state() {
      return new State(
          day(number),
          number < 2 ? Optional.of(day(number + 1)) : Optional.empty(),
          playing,
          false);
    }

    private static Day day(int number) {
      return new Day(
          number, 2, LocalDate.of(2025, 6, 15 + number), "An illustrated rule is published.");
    }

    @Override
    public synchronized void advance() {
      number = Math.min(2, number + 1);
    }

    @Override
    public synchronized void play(boolean on) {
      playing = on;
    }
  }
}
