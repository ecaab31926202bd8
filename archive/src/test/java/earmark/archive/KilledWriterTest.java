package earmark.archive;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.archive.Verification.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writing process is killed with SIGKILL, again and again, on one archive. */
final class KilledWriterTest {
  private static final int LIVES = 3;
  private static final int CHANGES_PER_LIFE = 25;

  @Test
  void whatWasAcknowledgedIsThereAndWhatIsThereIsWhole(@TempDir Path folder) throws Exception {
    long acknowledged = 0;
    LocalDate day = LocalDate.parse("2025-01-01");
    for (int life = 0; life < LIVES; life++) {
      acknowledged = Math.max(acknowledged, liveAndDie(folder, day));

      try (Archive archive = Archive.open(ArchiveSettings.in(folder), Clock.systemUTC())) {
        long last = archive.changes().last();
        assertThat(last).isGreaterThanOrEqualTo(acknowledged);
        assertThat(archive.versions().history(Samples.SECTION.id())).hasSize((int) last);
        assertThat(archive.verification().verify()).isInstanceOf(Verdict.Sound.class);
      }
      assertThat(takesTurn(folder)).as("its turn died with it").isTrue();
      day = day.plusYears(10);
    }
  }

  private static boolean takesTurn(Path folder) {
    try (Archive archive = Archive.open(ArchiveSettings.in(folder), Clock.systemUTC())) {
      Optional<Turn> turn = archive.turns().take(EndlessWriter.TURN);
      turn.ifPresent(Turn::close);
      return turn.isPresent();
    }
  }

  /** Returns the last sequence number the writer said before it was killed. */
  private static long liveAndDie(Path folder, LocalDate from)
      throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessWriter.class.getName(),
                folder.toString(),
                from.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long last = 0;
    try (BufferedReader said = writer.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < CHANGES_PER_LIFE; i++) {
        String line = said.readLine();
        assertThat(line).as("the writer goes on until it is killed").isNotNull();
        last = Long.parseLong(line);
      }
      assertThat(takesTurn(folder)).as("its turn is its own while it lives").isFalse();
    } finally {
      writer.destroyForcibly().waitFor();
    }
    return last;
  }
}
