package earmark.api.command;

import earmark.api.Earmark;
import earmark.api.config.Settings;
import earmark.archive.ArchiveSettings;
import java.nio.file.Files;
import java.time.Clock;

/** Opens what a command works on. */
final class Archives {
  private Archives() {}

  /**
   * Opens an Earmark that is there already: a mistyped folder must not look like an empty archive.
   */
  static Earmark open(SettingsOptions options, Clock clock) {
    Settings settings = options.settings();
    boolean inFolder = settings.archive().equals(ArchiveSettings.in(settings.data()));
    if (inFolder && !Files.exists(settings.data().resolve(ArchiveSettings.FILE_NAME))) {
      throw CommandEndedException.wrongUsage(
          "There is no archive in "
              + settings.data()
              + ". The command \"crawl\" makes one; --data names another folder.");
    }
    return Earmark.open(settings, clock);
  }

  /** Opens an Earmark, making its folder and archive if need be. */
  static Earmark openOrMake(SettingsOptions options, Clock clock) {
    return Earmark.open(options.settings(), clock);
  }
}
