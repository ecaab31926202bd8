package earmark.api;

import earmark.api.alert.MailboxFolder;
import earmark.api.alert.Outbox;
import earmark.api.alert.Rehearsal;
import earmark.api.alert.Watch;
import earmark.api.alert.WatchRequest;
import earmark.api.reading.Backlog;
import earmark.api.reading.DemoDesk;
import earmark.api.reading.Desk;
import earmark.api.reading.Library;
import earmark.api.reading.MailDesk;
import earmark.api.reading.RefusedQueryException;
import earmark.api.reading.SourceDesk;
import earmark.api.reading.WatchDesk;
import earmark.crawler.source.Ecfr;
import earmark.index.query.QueryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Shows a running Earmark to its pages and its HTTP API. */
public final class Desks {
  private Desks() {}

  /**
   * The desk of an Earmark.
   *
   * @param demo the simulated days, in the demo
   */
  public static Desk of(Earmark earmark, Optional<DemoDesk> demo) {
    return new Desk(
        new Library(earmark.archive(), earmark.clock()),
        new IndexFinder(earmark),
        new Watching(earmark),
        new Sources(earmark),
        new Mail(earmark),
        new Waiting(earmark),
        demo,
        earmark.clock());
  }

  static RefusedQueryException refused(QueryException e) {
    return new RefusedQueryException(
        String.valueOf(e.getMessage()), e.position(), e.suggestion().orElse(""), e);
  }

  private record Watching(Earmark earmark) implements WatchDesk {
    @Override
    public List<WatchDesk.Entry> list() {
      return earmark.watches().list().stream().map(Watching::entry).toList();
    }

    @Override
    public Optional<WatchDesk.Entry> find(String id) {
      return earmark.watches().find(id).map(Watching::entry);
    }

    @Override
    public WatchDesk.Entry add(Wish wish) {
      try {
        return entry(
            earmark
                .watches()
                .add(
                    new WatchRequest(
                        wish.name().isBlank() ? wish.query() : wish.name(),
                        wish.query(),
                        wish.owner(),
                        wish.note(),
                        Watch.DEFAULT_KINDS)));
      } catch (QueryException e) {
        throw refused(e);
      }
    }

    @Override
    public boolean remove(String id) {
      return earmark.watches().remove(id);
    }

    @Override
    public List<Would> trial(String query, int days) {
      try {
        return new Rehearsal(earmark.archive(), earmark.clock())
            .run(query, Watch.DEFAULT_KINDS, Duration.ofDays(days)).stream()
                .map(hit -> new Would(hit.change().sequence(), hit.words()))
                .toList();
      } catch (QueryException e) {
        throw refused(e);
      }
    }

    private static WatchDesk.Entry entry(Watch watch) {
      return new WatchDesk.Entry(
          watch.id(), watch.name(), watch.query(), watch.owner(), watch.note(), watch.createdAt());
    }
  }

  private record Sources(Earmark earmark) implements SourceDesk {
    @Override
    public List<SourceDesk.Entry> list() {
      return earmark.schedules().list().stream()
          .map(
              source ->
                  new SourceDesk.Entry(
                      earmark.archive().rounds().health(source.state().source()),
                      source.nextRun(),
                      isRunning(source.state()),
                      source.state().source().equals(Ecfr.NAME)
                          ? Ecfr.currentTo(earmark.archive().checkpoints())
                          : Collections.emptySortedMap()))
          .toList();
    }

    @Override
    public boolean runNow(String source) {
      if (!earmark.crawl().sources().contains(source)) {
        return false;
      }
      earmark.schedules().runNow(source);
      return true;
    }

    private static boolean isRunning(earmark.archive.capture.SourceState state) {
      return state
          .lastStarted()
          .filter(
              started ->
                  state.lastFinished().isEmpty() || state.lastFinished().get().isBefore(started))
          .isPresent();
    }
  }

  private record Waiting(Earmark earmark) implements Backlog {
    @Override
    public long unindexed() {
      return Math.max(0, earmark.archive().changes().last() - earmark.index().reached());
    }

    @Override
    public long unsent() {
      return earmark.outbox().unsent() + earmark.incidents().unsent();
    }
  }

  private record Mail(Earmark earmark) implements MailDesk {
    @Override
    public List<Message> latest(int limit) {
      return earmark.outbox().latest(limit).stream().map(Mail::message).toList();
    }

    @Override
    public Optional<Message> find(String id) {
      return entry(id).map(Mail::message);
    }

    @Override
    public Optional<byte[]> raw(String id) {
      return entry(id)
          .flatMap(
              entry ->
                  file(
                      earmark
                          .settings()
                          .mailFolder()
                          .resolve(
                              MailboxFolder.fileName(
                                  entry.letter().watch(), entry.letter().change()))));
    }

    private Optional<Outbox.Entry> entry(String id) {
      int dot = id.lastIndexOf('.');
      if (dot < 0 || !id.substring(dot + 1).matches("\\d{1,18}")) {
        return Optional.empty();
      }
      return earmark.outbox().find(id.substring(0, dot), Long.parseLong(id.substring(dot + 1)));
    }

    private static Optional<byte[]> file(Path path) {
      try {
        return Optional.of(Files.readAllBytes(path));
      } catch (NoSuchFileException _) {
        return Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Message message(Outbox.Entry entry) {
      return new Message(
          entry.letter().watch() + "." + entry.letter().change(),
          entry.letter().watch(),
          entry.letter().change(),
          entry.letter().recipient(),
          entry.letter().subject(),
          entry.letter().text(),
          entry.letter().html(),
          entry.letter().writtenAt(),
          entry.sentAt(),
          entry.sentTo().orElse(""),
          entry.lastError());
    }
  }
}
