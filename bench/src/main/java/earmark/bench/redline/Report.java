package earmark.bench.redline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as one table, with what they should be, and as CSV. */
final class Report {
  private record Figure(String input, String figure, String value, String target, String verdict) {}

  private final List<Figure> figures = new ArrayList<>();

  /** A figure that should be at most {@code most}. */
  void atMost(String input, String figure, double value, double most) {
    add(input, figure, number(value), "<= " + number(most), value <= most ? "met" : "MISSED");
  }

  /** A figure that should be at least {@code least}. */
  void atLeast(String input, String figure, double value, double least) {
    add(input, figure, number(value), ">= " + number(least), value >= least ? "met" : "MISSED");
  }

  /** A figure for comparison; {@code remark} says whose it is, or who is better. */
  void note(String input, String figure, double value, String remark) {
    add(input, figure, number(value), "", remark);
  }

  private void add(String input, String figure, String value, String target, String verdict) {
    figures.add(new Figure(input, figure, value, target, verdict));
  }

  void print(PrintStream out) {
    out.printf(
        Locale.ROOT, "%-34s %-52s %12s  %-10s %s%n", "input", "figure", "value", "target", "");
    for (Figure f : figures) {
      out.printf(
          Locale.ROOT,
          "%-34s %-52s %12s  %-10s %s%n",
          f.input,
          f.figure,
          f.value,
          f.target,
          f.verdict);
    }
    long missed = figures.stream().filter(f -> f.verdict.equals("MISSED")).count();
    long targets = figures.stream().filter(f -> !f.target.isEmpty()).count();
    out.printf(Locale.ROOT, "%d of %d targets met%n", targets - missed, targets);
  }

  void write(Path csv) throws IOException {
    StringBuilder lines = new StringBuilder("input,figure,value,target,verdict\n");
    for (Figure f : figures) {
      lines.append(
          String.format(
              Locale.ROOT,
              "\"%s\",\"%s\",%s,%s,\"%s\"%n",
              f.input,
              f.figure,
              f.value,
              f.target,
              f.verdict));
    }
    Files.writeString(csv, lines);
  }

  private static String number(double value) {
    if (value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.1f" : "%.4f", value);
  }
}
