package earmark.api.alert;

import earmark.archive.Turn;
import earmark.archive.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes what is in the outbox to a {@link Carrier}.
 *
 * <p>One runs at a time, in whatever process; a second call meanwhile returns at once. A letter
 * that is refused stays in the outbox and is tried again later: after one minute, then two, four
 * and so on, at most six hours apart, without end.
 */
public final class Delivery {
  private static final int BATCH = 100;
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);
  private static final int DOUBLINGS = 9;

  private final Outbox outbox;
  private final Carrier carrier;
  private final Clock clock;
  private final Turns turns;

  public Delivery(Outbox outbox, Carrier carrier, Turns turns, Clock clock) {
    this.outbox = outbox;
    this.carrier = carrier;
    this.turns = turns;
    this.clock = clock;
  }

  /**
   * What one run did.
   *
   * @param problem why the last letter that failed did; empty if none did
   */
  public record Report(int sent, int failed, String problem) {}

  /** Delivers every letter that is due, each once. */
  public Report run() {
    Optional<Turn> turn = turns.take("delivery");
    if (turn.isEmpty()) {
      return new Report(0, 0, "");
    }
    try (Turn _ = turn.get()) {
      return deliver();
    }
  }

  private Report deliver() {
    int sent = 0;
    int failed = 0;
    String problem = "";
    Instant now = clock.instant();
    while (true) {
      List<Outbox.Entry> due = outbox.due(now, BATCH);
      if (due.isEmpty()) {
        return new Report(sent, failed, problem);
      }
      for (Outbox.Entry entry : due) {
        Letter letter = entry.letter();
        outbox.begun(letter, clock.instant());
        try {
          outbox.sent(letter, carrier.carry(letter), clock.instant());
          sent++;
        } catch (MailFailedException e) {
          problem = e.reason();
          outbox.failed(letter, problem, now.plus(waitAfter(entry.attempts())));
          failed++;
        }
      }
    }
  }

  /** How long to wait after a failure that followed {@code earlier} attempts. */
  static Duration waitAfter(long earlier) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(earlier, DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
