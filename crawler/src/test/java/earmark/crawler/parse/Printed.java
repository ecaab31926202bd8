package earmark.crawler.parse;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.Emphasis;
import earmark.redline.text.Finding;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.util.List;
import java.util.stream.Collectors;

/** What was read, for people: the form of the golden files. */
final class Printed {
  private Printed() {}

  static String form(Parsed parsed) {
    StringBuilder out = new StringBuilder();
    out.append(parsed.kind()).append(' ').append(parsed.parser()).append('\n');
    parsed.findings().forEach(finding -> out.append(form(finding)).append('\n'));
    if (parsed.units().isEmpty()) {
      out.append('\n').append(form(parsed.text()));
    }
    for (EcfrUnit unit : parsed.units()) {
      out.append("\n== ").append(form(unit));
    }
    return out.toString();
  }

  static String form(EcfrUnit unit) {
    return unit.citation()
        + " | "
        + unit.identifier()
        + " | "
        + unit.subpart()
        + "\n"
        + form(unit.text());
  }

  static String form(LegalText text) {
    return text.blocks().stream().map(Printed::form).collect(Collectors.joining());
  }

  private static String form(Block block) {
    return switch (block) {
      case Passage passage ->
          passage.kind()
              + " "
              + passage.path()
              + "["
              + passage.designation()
              + "] "
              + line(passage.text())
              + styles(passage.text(), passage.emphases())
              + "\n";
      case Row row ->
          "ROW "
              + row.table()
              + " "
              + row.place()
              + " "
              + row.path()
              + "<"
              + row.group()
              + "> "
              + row.cells().stream().map(Printed::form).collect(Collectors.joining(" | "))
              + "\n";
    };
  }

  private static String form(Cell cell) {
    return line(cell.text())
        + (cell.columns() == 1 ? "" : " (" + cell.columns() + " columns)")
        + styles(cell.text(), cell.emphases());
  }

  private static String form(Finding finding) {
    return "! "
        + finding.severity()
        + " "
        + finding.code()
        + " "
        + finding.where()
        + ": "
        + finding.excerpt();
  }

  private static String line(String text) {
    return text.replace("\n", "⏎");
  }

  private static String styles(String text, List<Emphasis> emphases) {
    return emphases.stream()
        .map(e -> " {" + e.style() + ": " + line(text.substring(e.from(), e.until())) + "}")
        .collect(Collectors.joining());
  }
}
