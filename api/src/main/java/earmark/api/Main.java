package earmark.api;

import earmark.api.command.EarmarkCommand;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program: every command of {@code ./earmark} starts here. */
public final class Main {

  /** Held so that its level stays: it would advise on a faster start of the virtual machine. */
  private static final Logger LUCENE_ADVICE =
      Logger.getLogger("org.apache.lucene.internal.vectorization");

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    LUCENE_ADVICE.setLevel(Level.SEVERE);
    // UTF-8 whatever the locale says: section signs and dashes are part of what is printed.
    PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8));
    int exitCode = EarmarkCommand.run(arguments, out, err, Clock.systemUTC());
    out.flush();
    err.flush();
    System.exit(exitCode);
  }
}
