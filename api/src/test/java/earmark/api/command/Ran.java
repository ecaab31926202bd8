package earmark.api.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a command printed and how it ended. */
record Ran(int exitCode, String out, String err) {
  /** The names of all commands. */
  static final Set<String> NAMES =
      EarmarkCommand.commands(Clock.systemUTC()).getSubcommands().keySet();

  /** Runs a command on the archive in {@code folder}; help takes no folder. */
  static Ran of(Clock clock, Path folder, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--help") && NAMES.contains(all.getFirst())) {
      all.add("--data");
      all.add(folder.toString());
    }
    return plain(clock, all.toArray(new String[0]));
  }

  /** Runs a command as it is. */
  static Ran plain(Clock clock, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = EarmarkCommand.run(arguments, new PrintWriter(out), new PrintWriter(err), clock);
    return new Ran(exitCode, out.toString(), err.toString());
  }

  JsonNode json() {
    return new JsonMapper().readTree(out);
  }
}
