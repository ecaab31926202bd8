package earmark.api.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** A letter in plain text: {@code [-struck-]}, {@code {+added+}}, {@code >>matched<<}. */
final class TextLetter {
  private static final int WIDTH = 76;

  private final Story story;
  private final StringBuilder out = new StringBuilder();

  TextLetter(Story story) {
    this.story = story;
  }

  String write() {
    paragraph(story.headline());
    paragraph(marked(story.substance()));
    paragraph(
        "Your watch \""
            + story.watch().name()
            + "\" matched"
            + (story.words().isEmpty() ? "." : ": " + String.join(", ", story.words()) + "."));
    paragraph(story.page());
    changes();
    section("DATES");
    story.dates().forEach(date -> paragraph(date.name() + ": " + date.date()));
    section("WHY YOU GET THIS");
    paragraph("Watch \"" + story.watch().name() + "\", query: " + story.watch().query());
    if (!story.watch().note().isEmpty()) {
      paragraph("Your note: " + story.watch().note().replaceAll("\\s+", " "));
    }
    paragraph("Change or end your watches: " + story.watchesPage());
    section("PROOF");
    story.official().ifPresent(address -> paragraph("Official source: " + address));
    story.proof().forEach(this::paragraph);
    if (story.codified()) {
      paragraph(Story.NOT_OFFICIAL);
    }
    return out.toString();
  }

  private void changes() {
    if (!story.textRedline().isEmpty()) {
      section("WHAT CHANGED   [-struck-] {+added+} >>matched<<");
      out.append(marked(story.textRedline()).stripTrailing()).append('\n');
    } else if (!story.excerpts().isEmpty()) {
      section("WHERE IT MATCHED   >>matched<<");
      story.excerpts().forEach(excerpt -> paragraph(marked(excerpt)));
    }
  }

  private String marked(String text) {
    return Excerpts.pattern(story.words())
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(">>" + m.group() + "<<"));
  }

  private void section(String name) {
    out.append('\n').append(name).append('\n');
  }

  private void paragraph(String text) {
    wrap(text).forEach(line -> out.append(line).append('\n'));
  }

  private static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
