package earmark.bench.redline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * {@code git diff --histogram --word-diff} as a process, on words equal to {@link Words}.
 *
 * <p>Its time is the CPU time of the process, starting and printing included; its marks are read
 * from what it prints.
 */
final class Git {
  private Git() {}

  /** The CPU time of some runs. */
  static Stopwatch.Times time(String before, String after, int runs) {
    return within(
        before,
        after,
        (folder) -> {
          double[] millis = new double[runs];
          for (int run = -2; run < runs; run++) {
            double taken = millis(folder);
            if (run >= 0) {
              millis[run] = taken;
            }
          }
          Arrays.sort(millis);
          return new Stopwatch.Times(runs, millis[runs / 2], millis[0], 0);
        });
  }

  /** How many words git marks. */
  static int marked(String before, String after) {
    return within(
        before,
        after,
        folder -> {
          String out = run(folder, diff("porcelain"));
          int marked = 0;
          boolean inside = false;
          for (String line : out.split("\n", -1)) {
            inside |= line.startsWith("@@");
            if (inside && (line.startsWith("+") || line.startsWith("-"))) {
              marked += Words.count(line.substring(1));
            }
          }
          return marked;
        });
  }

  private interface Work<T> {
    T in(Path folder) throws IOException;
  }

  private static <T> T within(String before, String after, Work<T> work) {
    try {
      Path folder = Files.createTempDirectory("earmark-bench");
      try {
        Files.writeString(folder.resolve("before"), before);
        Files.writeString(folder.resolve("after"), after);
        return work.in(folder);
      } finally {
        for (String name : List.of("before", "after", "out")) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("git could not be run: " + e.getMessage(), e);
    }
  }

  private static String diff(String form) {
    return "git diff --no-index --histogram --word-diff="
        + form
        + " --word-diff-regex='"
        + Words.REGEX.replace("'", "'\\''")
        + "' before after";
  }

  private static double millis(Path folder) throws IOException {
    String command = "TIMEFORMAT='%3U %3S'; time " + diff("plain") + " > /dev/null";
    String[] parts = run(folder, command).strip().split("\\s+", -1);
    return 1_000
        * (Double.parseDouble(parts[parts.length - 2])
            + Double.parseDouble(parts[parts.length - 1]));
  }

  private static String run(Path folder, String command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("out").toFile());
    try {
      builder.start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
  }
}
