package earmark.api.command;

import earmark.api.config.Key;
import earmark.api.config.Settings;
import earmark.api.config.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that touches an archive. */
final class SettingsOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: ~/.local/share/earmark).")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file with settings; docs/configuration.md lists them.")
  Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting; may be given several times.")
  List<String> assignments = List.of();

  @Option(
      names = "--upstream",
      paramLabel = "URL",
      description = "One server for every source: a proxy, a mirror, or a stand-in.")
  Optional<String> upstream = Optional.empty();

  /** Adds a setting, as {@code --set} does. */
  void assign(String assignment) {
    List<String> longer = new ArrayList<>(assignments);
    longer.add(assignment);
    assignments = List.copyOf(longer);
  }

  /** What they come to. */
  Settings settings() {
    SettingsReader reader = new SettingsReader();
    config.ifPresent(reader::file);
    assignments.forEach(reader::set);
    upstream.ifPresent(url -> reader.option("--upstream", Key.UPSTREAM, url));
    data.ifPresent(folder -> reader.option("--data", Key.DATA, folder.toString()));
    return reader.read();
  }
}
