package earmark.api.alert;

import earmark.archive.Archive;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Tells people of new changes: writes what is due, then sends it. Safe for use by several threads.
 */
public final class Alerts implements AutoCloseable {
  private final AlertRun alertRun;
  private final Delivery delivery;
  private final StandingMatcher matcher;

  private Alerts(AlertRun alertRun, Delivery delivery, StandingMatcher matcher) {
    this.alertRun = alertRun;
    this.delivery = delivery;
    this.matcher = matcher;
  }

  /**
   * What one run did.
   *
   * @param written letters written for changes that were new
   * @param sent letters taken by the server or the folder
   * @param failed letters that were refused and stay in the outbox
   * @param problem why the last refused one was; empty if none was
   */
  public record Report(int written, int sent, int failed, String problem) {}

  /**
   * Builds alerts over an archive.
   *
   * @param mailFolder where letters go if {@code settings} names no SMTP server
   */
  public static Alerts open(Archive archive, MailSettings settings, Path mailFolder, Clock clock) {
    StandingMatcher matcher = new StandingMatcher(archive);
    AlertRun alertRun =
        new AlertRun(
            archive,
            new Watches(archive, clock),
            matcher,
            new LetterWriter(archive, settings),
            clock);
    Delivery delivery =
        new Delivery(new Outbox(archive), carrier(settings, mailFolder), archive.turns(), clock);
    return new Alerts(alertRun, delivery, matcher);
  }

  /** Deals with every change there is, then delivers what is due. */
  public Report run() {
    int written = alertRun.run();
    Delivery.Report delivered = delivery.run();
    return new Report(written, delivered.sent(), delivered.failed(), delivered.problem());
  }

  @Override
  public void close() {
    matcher.close();
  }

  /** The server of the settings, or else the folder. */
  static Carrier carrier(MailSettings settings, Path mailFolder) {
    return settings
        .smtp()
        .<Carrier>map(smtp -> new SmtpCarrier(smtp, settings))
        .orElseGet(() -> new MailboxFolder(mailFolder, settings));
  }
}
