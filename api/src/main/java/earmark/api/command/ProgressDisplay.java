package earmark.api.command;

import earmark.crawler.source.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a round is: a bar at a terminal, a line every ten seconds elsewhere. */
final class ProgressDisplay implements Progress, AutoCloseable {
  private static final int UPDATE_MILLIS = 200;

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Console console;
  private final Clock clock;
  private final Optional<ProgressBar> bar;
  private Instant nextLine = Instant.MIN;

  private ProgressDisplay(Console console, Clock clock, Optional<ProgressBar> bar) {
    this.console = console;
    this.clock = clock;
    this.bar = bar;
  }

  static ProgressDisplay on(Console console, Clock clock) {
    return new ProgressDisplay(
        console, clock, isTerminal() ? Optional.of(newBar()) : Optional.empty());
  }

  @Override
  public void at(String source, String step, int done, int total) {
    bar.ifPresentOrElse(
        shown -> {
          shown.setExtraMessage(source + ": " + step);
          shown.maxHint(total == 0 ? -1 : total);
          shown.stepTo(done);
        },
        () -> line(source + ": " + step));
  }

  private void line(String text) {
    Instant now = clock.instant();
    if (!now.isBefore(nextLine)) {
      console.remark(text);
      nextLine = now.plus(BETWEEN_LINES);
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }

  private static ProgressBar newBar() {
    return new ProgressBarBuilder()
        .setTaskName("")
        .setInitialMax(-1)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .clearDisplayOnFinish()
        .build();
  }

  // Java 25 gives null again where standard input or output is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    java.io.Console terminal = System.console();
    return terminal != null && terminal.isTerminal();
  }
}
