package earmark.api.web;

import earmark.api.reading.SourceDesk;
import earmark.archive.capture.SourceState;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The sources: how they fare, when they ran and will run, and a button to run one now. */
@Controller
final class SourcePage {
  private final SourceDesk sources;

  SourcePage(SourceDesk sources) {
    this.sources = sources;
  }

  /** A source in the list. */
  record Line(
      String name,
      String health,
      String healthWord,
      String reason,
      String since,
      String lastRun,
      String lastSuccess,
      String nextRun,
      String outcome,
      boolean running) {}

  @GetMapping("/sources")
  String sources(Model model) {
    List<Line> lines = sources.list().stream().map(SourcePage::line).toList();
    model.addAttribute("sources", lines);
    model.addAttribute("running", lines.stream().anyMatch(Line::running));
    return "sources";
  }

  /** The table alone, for the page that is open while a round runs. */
  @GetMapping("/sources/table")
  String table(Model model) {
    sources(model);
    return "sources :: table";
  }

  @PostMapping("/sources/{name}/run")
  String run(@PathVariable String name) {
    if (!sources.runNow(name)) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "There is no source \"" + name + "\"");
    }
    return "redirect:/sources";
  }

  private static Line line(SourceDesk.Entry entry) {
    SourceState state = entry.state();
    String word =
        switch (state.health()) {
          case HEALTHY -> "Healthy";
          case UNHEALTHY -> "Not healthy";
          case UNKNOWN -> "Never ran";
        };
    return new Line(
        state.source(),
        state.health().name().toLowerCase(java.util.Locale.ROOT),
        word,
        state.reason(),
        state.since().map(Words::moment).orElse(""),
        state.lastFinished().map(Words::moment).orElse("never"),
        state.lastSuccess().map(Words::moment).orElse("never"),
        entry.nextRun().map(Words::moment).orElse("only when asked to"),
        state.outcome(),
        entry.running());
  }
}
