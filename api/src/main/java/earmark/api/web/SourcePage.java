package earmark.api.web;

import earmark.api.reading.Library;
import earmark.api.reading.SourceDesk;
import earmark.archive.capture.SourceState;
import earmark.archive.health.FinishedRound;
import earmark.archive.health.Rhythm;
import earmark.archive.health.SourceHealth;
import earmark.archive.health.SourceHealth.Status;
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
  private static final int ROUNDS = 50;

  private final SourceDesk sources;
  private final Library library;

  SourcePage(SourceDesk sources, Library library) {
    this.sources = sources;
    this.library = library;
  }

  /**
   * A source in the list.
   *
   * @param evidence the capture that shows its last failure; 0 if none does
   * @param currentTo how far it is by its own word, for each title of the CFR
   * @param failures how many of its last rounds failed in a row
   */
  record Line(
      String name,
      String health,
      String healthWord,
      String reason,
      String since,
      int failures,
      long evidence,
      String lastRun,
      String lastSuccess,
      String lastItem,
      String rhythm,
      List<String> currentTo,
      String nextRun,
      String outcome,
      boolean running) {}

  /** A round in the history of a source. */
  record RoundLine(String finished, String outcome, String reason, long evidence) {}

  @GetMapping("/sources")
  String sources(Model model) {
    List<Line> lines = sources.list().stream().map(SourcePage::line).toList();
    model.addAttribute("waiting", library.quarantine().open().size());
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

  /** One source: how it fares, and its last rounds. */
  @GetMapping("/sources/{name}")
  String source(@PathVariable String name, Model model) {
    Line line =
        sources.list().stream()
            .filter(entry -> entry.state().source().equals(name))
            .map(SourcePage::line)
            .findFirst()
            .orElseThrow(() -> unknown(name));
    model.addAttribute("source", line);
    model.addAttribute(
        "rounds",
        library.rounds().latest(name, ROUNDS).stream().map(SourcePage::roundLine).toList());
    return "source";
  }

  @PostMapping("/sources/{name}/run")
  String run(@PathVariable String name) {
    if (!sources.runNow(name)) {
      throw unknown(name);
    }
    return "redirect:/sources";
  }

  private static ResponseStatusException unknown(String name) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no source \"" + name + "\"");
  }

  private static Line line(SourceDesk.Entry entry) {
    SourceState state = entry.state();
    SourceHealth health = entry.health();
    return new Line(
        state.source(),
        health.status().key(),
        word(health.status()),
        health.reason(),
        health.status() == Status.SILENT ? "" : state.since().map(Words::moment).orElse(""),
        health.consecutiveFailures(),
        health.evidence().orElse(0L),
        state.lastFinished().map(Words::moment).orElse("never"),
        state.lastSuccess().map(Words::moment).orElse("never"),
        health.lastItem().map(Words::moment).orElse("nothing yet"),
        rhythm(health.rhythm()),
        entry.currentTo().entrySet().stream()
            .map(current -> "title " + current.getKey() + " to " + Words.day(current.getValue()))
            .toList(),
        entry.nextRun().map(Words::moment).orElse("only when asked to"),
        state.outcome(),
        entry.running());
  }

  private static String word(Status status) {
    return switch (status) {
      case HEALTHY -> "Healthy";
      case SILENT -> "Silent for longer than usual";
      case UNHEALTHY -> "Not healthy";
      case UNKNOWN -> "Never ran";
    };
  }

  private static String rhythm(Rhythm rhythm) {
    return rhythm.limit().isEmpty()
        ? "too little is known to say what is usual"
        : "silent after " + rhythm.limit().getAsInt() + " business days without anything new";
  }

  private static RoundLine roundLine(FinishedRound round) {
    return new RoundLine(
        Words.moment(round.finishedAt()),
        round.seen() + " seen, " + round.fetched() + " fetched, " + round.changes() + " changes",
        round.succeeded() ? "" : round.reason(),
        round.evidence().orElse(0L));
  }
}
