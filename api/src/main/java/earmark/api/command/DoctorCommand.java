package earmark.api.command;

import earmark.api.Earmark;
import earmark.api.alert.MailFailedException;
import earmark.api.alert.MailSettings;
import earmark.api.alert.SmtpCarrier;
import earmark.api.config.Settings;
import earmark.archive.ArchiveFailedException;
import earmark.archive.capture.SourceState;
import earmark.archive.health.SourceHealth;
import earmark.crawler.CrawlSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: says what is wrong and the cure. */
@Command(
    name = "doctor",
    description =
        "Checks JDK, data folder, disk, sources and mail; says what is wrong and the cure.")
final class DoctorCommand implements Callable<Integer> {
  private static final int JDK = 25;
  private static final long SCARCE_BYTES = 1L << 30;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Clock clock;
  private final List<Check> checks = new ArrayList<>();

  DoctorCommand(Clock clock) {
    this.clock = clock;
  }

  /**
   * What was looked at.
   *
   * @param cure what to do; empty if nothing is wrong
   */
  private record Check(String what, String found, String cure) {}

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    Settings settings = options.settings();
    jdk();
    dataFolder(settings.data());
    archive(settings);
    sources(settings.crawl());
    mail(settings);
    if (json) {
      console.json(
          checks.stream()
              .map(
                  check ->
                      Map.of(
                          "what", check.what(),
                          "ok", check.cure().isEmpty(),
                          "found", check.found(),
                          "cure", check.cure()))
              .toList());
    } else {
      checks.forEach(check -> print(console, check));
    }
    return checks.stream().allMatch(check -> check.cure().isEmpty())
        ? ExitCode.DONE
        : ExitCode.PROBLEM;
  }

  private static void print(Console console, Check check) {
    console.line(
        (check.cure().isEmpty() ? "ok    " : "WRONG ") + check.what() + ": " + check.found());
    if (!check.cure().isEmpty()) {
      console.line("      Cure: " + check.cure());
    }
  }

  private void add(String what, String found, String cure) {
    checks.add(new Check(what, found, cure));
  }

  private void jdk() {
    int version = Runtime.version().feature();
    add("Java", Integer.toString(version), version >= JDK ? "" : "install a JDK 25 or newer");
  }

  private void dataFolder(Path data) {
    Path there = data.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isWritable(there)) {
      add("data folder", data + " cannot be written", "give its owner the right, or use --data");
      return;
    }
    add("data folder", data + (there.equals(data.toAbsolutePath()) ? "" : " (to be made)"), "");
    try {
      FileStore disk = Files.getFileStore(there);
      long free = disk.getUsableSpace();
      add(
          "disk",
          (free >> 20) + " MiB free",
          free >= SCARCE_BYTES ? "" : "make room: a year of the EAR takes about 1 GiB");
    } catch (IOException e) {
      add("disk", "cannot be asked: " + e.getMessage(), "check that the disk is mounted");
    }
  }

  private void archive(Settings settings) {
    if (!Files.exists(settings.data().resolve(earmark.archive.ArchiveSettings.FILE_NAME))) {
      add("archive", "none yet; the command \"crawl\" makes one", "");
      return;
    }
    try (Earmark earmark = Earmark.open(settings, clock)) {
      add("archive", earmark.archive().changes().last() + " changes", "");
      for (SourceState state : earmark.archive().sources().all()) {
        SourceHealth health = earmark.archive().rounds().health(state.source());
        add(
            "last round of " + state.source(),
            health.reason().isEmpty() ? state.outcome() : health.reason(),
            cure(health));
      }
      int waiting = earmark.archive().quarantine().open().size();
      add(
          "quarantine",
          waiting + " answers wait for a decision",
          waiting == 0 ? "" : "\"quarantine list\" shows them");
      long unsent = earmark.outbox().unsent();
      add(
          "outbox",
          unsent + " messages unsent",
          unsent == 0 ? "" : "see mail below; they are tried again by \"crawl\" and \"serve\"");
    } catch (ArchiveFailedException e) {
      add("archive", String.valueOf(e.getMessage()), "restore a backup, or use --data");
    }
  }

  private static String cure(SourceHealth health) {
    return switch (health.status()) {
      case HEALTHY, UNKNOWN -> "";
      case SILENT -> "look at the source itself: it may be blocked, moved or quiet";
      case UNHEALTHY ->
          "see the reason"
              + health.evidence().map(id -> " and /captures/" + id).orElse("")
              + "; failed "
              + health.consecutiveFailures()
              + (health.consecutiveFailures() == 1 ? " time" : " times")
              + " in a row; \"crawl "
              + health.source()
              + "\" tries again";
    };
  }

  private void sources(CrawlSettings crawl) {
    reach("federal-register", crawl.upstreams().federalRegister());
    reach("ecfr", crawl.upstreams().ecfr());
    reach("bis-notices", crawl.upstreams().bis());
    reach("bis-pages", crawl.upstreams().bisPages());
    reach("screening-list", crawl.upstreams().trade());
    reach("govinfo", crawl.upstreams().govinfo());
    if (crawl.fetch().contact().isEmpty()) {
      add(
          "contact",
          "not set: publishers cannot complain before they block",
          "--set contact=you@example.com");
    }
  }

  private void reach(String source, URI address) {
    int port =
        address.getPort() >= 0 ? address.getPort() : "https".equals(address.getScheme()) ? 443 : 80;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), (int) LONGEST_WAIT.toMillis());
      add("source " + source, address + " can be reached", "");
    } catch (IOException e) {
      add(
          "source " + source,
          address + " cannot be reached: " + e.getMessage(),
          "check network, proxy and firewall, or set sources." + source + ".url");
    }
  }

  private void mail(Settings settings) {
    MailSettings mail = settings.mail();
    if (mail.smtp().isEmpty()) {
      add("mail", "no SMTP server; messages go to " + settings.mailFolder(), "");
      return;
    }
    try {
      new SmtpCarrier(mail.smtp().get(), mail).check();
      add("mail", mail.smtp().get().host() + " takes mail", "");
    } catch (MailFailedException e) {
      add("mail", String.valueOf(e.getMessage()), "check the mail.smtp settings");
    }
  }
}
