package earmark.api.command;

import earmark.api.rendering.Exhibit;
import earmark.api.rendering.RedlineForm;
import earmark.api.rendering.RedlineSummary;
import earmark.api.rendering.Showing;
import earmark.api.rendering.View;
import earmark.archive.change.RedlineCodec;
import earmark.redline.comparison.Comparison;
import earmark.redline.comparison.Redline;
import earmark.redline.text.LegalText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a redline of two texts to the console or to a file. */
final class RedlinePrinter {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Console console;
  private final RedlineOptions options;

  /**
   * Checks the options.
   *
   * @throws CommandEndedException if they contradict each other
   */
  RedlinePrinter(Console console, RedlineOptions options) {
    if (!options.format().isText() && options.out().isEmpty()) {
      throw CommandEndedException.wrongUsage(
          "--format "
              + options.format().key()
              + " is not text and is not written to a terminal; give --out FILE.");
    }
    if (options.view().isPresent() && options.format() != Format.HTML) {
      throw CommandEndedException.wrongUsage(
          "--view is for --format html, not for " + options.format().key() + ".");
    }
    this.console = console;
    this.options = options;
  }

  /**
   * Writes it.
   *
   * @param title what is compared, in one line
   * @param date day of the text after, if it has one
   * @param facts what is known of the two sides, for a program
   */
  void print(
      String title,
      Optional<LocalDate> date,
      Map<String, Object> facts,
      LegalText before,
      LegalText after) {
    Redline redline = Comparison.between(before, after);
    Optional<RedlineForm> form = options.format().form();
    if (form.isEmpty()) {
      text(json(facts, redline, before, after));
      return;
    }
    Exhibit exhibit = new Exhibit(title, date, redline, before, after);
    Showing showing =
        new Showing(
            options.context().orElse(form.get().context()), options.view().orElse(View.INLINE));
    byte[] bytes = form.get().bytes(exhibit, showing);
    if (options.out().isPresent()) {
      write(bytes);
    } else {
      console.text(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** The redline's own members stand at the top level, beside what is known of the two sides. */
  private static String json(
      Map<String, Object> facts, Redline redline, LegalText before, LegalText after) {
    ObjectNode json = JSON.createObjectNode();
    facts.forEach((name, value) -> json.set(name, JSON.valueToTree(value)));
    json.put("summary", RedlineSummary.counts(redline));
    JSON.readTree(RedlineCodec.json(redline)).properties().stream()
        .forEach(member -> json.set(member.getKey(), member.getValue()));
    json.put("before", before.plain());
    json.put("after", after.plain());
    return JSON.writeValueAsString(json) + "\n";
  }

  private void text(String text) {
    if (options.out().isPresent()) {
      write(text.getBytes(StandardCharsets.UTF_8));
    } else {
      console.text(text);
    }
  }

  /** All of it or nothing: what is there already stays until the new file is complete. */
  private void write(byte[] bytes) {
    Path file = options.out().orElseThrow();
    try {
      // A file beside it, made as any other file is, so that its permissions are the usual ones.
      Path part = file.resolveSibling("." + file.getFileName() + ".earmark-part");
      try {
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw CommandEndedException.worldFailed(
          file + " cannot be written: " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
    console.remark("Wrote " + bytes.length + " bytes to " + file + ".");
  }
}
