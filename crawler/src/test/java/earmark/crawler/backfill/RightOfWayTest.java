package earmark.crawler.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.archive.Turn;
import earmark.crawler.fetch.OwnTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RightOfWayTest {
  @TempDir Path folder;
  private Archive archive;
  private RightOfWay way;

  @BeforeEach
  void open() {
    archive =
        Archive.open(
            ArchiveSettings.in(folder), new OwnTime(Instant.parse("2026-03-26T12:00:00Z")));
    way = new RightOfWay(archive.turns(), "ecfr");
  }

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void aSecondRoundIsTurnedAwayAtOnce() {
    try (Turn _ = way.forRound(() -> false).orElseThrow()) {
      assertThat(way.forRound(() -> false)).isEmpty();
    }
  }

  @Test
  void aRoundWaitsForTheSliceInFlightAndNoSliceBeginsMeanwhile() throws Exception {
    Turn backfill = archive.turns().take("backfill.ecfr").orElseThrow();
    Turn slice = way.forSlice(() -> false).orElseThrow();
    CompletableFuture<Optional<Turn>> round = new CompletableFuture<>();
    Thread _ =
        Thread.ofVirtual().name("round").start(() -> round.complete(way.forRound(() -> false)));
    AtomicInteger looks = new AtomicInteger();
    // Looked for twenty times: by then the round waits, and this slice is not let in before it.
    assertThat(way.forSlice(() -> looks.incrementAndGet() > 20)).isEmpty();
    assertThat(round).isNotDone();

    slice.close();
    Turn its = round.get(30, TimeUnit.SECONDS).orElseThrow();
    assertThat(isFree("crawl.ecfr")).isFalse();
    its.close();
    way.forSlice(() -> false).orElseThrow().close();
    backfill.close();
  }

  private boolean isFree(String name) {
    Optional<Turn> turn = archive.turns().take(name);
    turn.ifPresent(Turn::close);
    return turn.isPresent();
  }
}
