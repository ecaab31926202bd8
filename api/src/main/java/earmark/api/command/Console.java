package earmark.api.command;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a command writes: what it found, and what it has to say about it. */
final class Console {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final PrintWriter out;
  private final PrintWriter err;

  Console(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  static Console of(CommandSpec spec) {
    return new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  /** One line of result. */
  void line(String text) {
    out.print(text);
    out.print('\n');
    out.flush();
  }

  /** A result of several lines, as it is. */
  void text(String text) {
    out.print(text);
    out.flush();
  }

  /** A result as JSON: maps, lists, strings and numbers. */
  void json(Object value) {
    line(JSON.writeValueAsString(value));
  }

  /** A remark for the person at the terminal. */
  void remark(String text) {
    err.print(text);
    err.print('\n');
    err.flush();
  }
}
