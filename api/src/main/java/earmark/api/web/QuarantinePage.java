package earmark.api.web;

import earmark.archive.capture.Quarantine;
import earmark.archive.capture.Quarantined;
import earmark.archive.capture.Quarantined.Decided;
import earmark.archive.capture.Quarantined.Decision;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Answers that are hard to believe: why, what came, and two buttons. */
@Controller
final class QuarantinePage {
  private static final int SHOWN = 100;

  private final Quarantine quarantine;

  QuarantinePage(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  /** An entry that waits, or that was decided. */
  record Line(
      long id,
      String source,
      String place,
      String reason,
      String words,
      long capture,
      String since,
      String decided,
      String why) {}

  @GetMapping("/quarantine")
  String list(Model model) {
    return fill(model, "", "");
  }

  @PostMapping("/quarantine/{id}/release")
  String release(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "") String why,
      HttpServletResponse response,
      Model model) {
    return decide(id, Decision.RELEASED, by, why, response, model);
  }

  @PostMapping("/quarantine/{id}/reject")
  String reject(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "") String why,
      HttpServletResponse response,
      Model model) {
    return decide(id, Decision.REJECTED, by, why, response, model);
  }

  private String decide(
      long id,
      Decision decision,
      String by,
      String why,
      HttpServletResponse response,
      Model model) {
    if (by.isBlank()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return fill(model, "Please give your name: it is kept with the decision.", why);
    }
    if (quarantine.decide(id, decision, by, why).isEmpty()) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "There is no entry " + id + " in quarantine");
    }
    return "redirect:/quarantine";
  }

  private String fill(Model model, String problem, String why) {
    List<Quarantined> latest = quarantine.latest(SHOWN);
    model.addAttribute("problem", problem);
    model.addAttribute("why", why);
    model.addAttribute("open", quarantine.open().stream().map(QuarantinePage::line).toList());
    model.addAttribute(
        "decided",
        latest.stream()
            .filter(entry -> entry.decision() != Decision.OPEN)
            .map(QuarantinePage::line)
            .toList());
    return "quarantine";
  }

  private static Line line(Quarantined entry) {
    return new Line(
        entry.id(),
        entry.source(),
        entry.place(),
        reason(entry.code()),
        entry.words(),
        entry.capture(),
        Words.moment(entry.since()),
        entry.last().map(last -> decided(entry, last)).orElse(""),
        entry.last().map(Decided::why).orElse(""));
  }

  private static String reason(String code) {
    return switch (code) {
      case "TOO_FEW_ROWS" -> "Too little is in it";
      case "MASS_REMOVAL" -> "Too much has gone at once";
      case "WRONG_TYPE" -> "It is of another type";
      case "MARK_MISSING" -> "What marks the page is missing";
      default -> code;
    };
  }

  private static String decided(Quarantined entry, Decided last) {
    String when = " on " + Words.moment(last.at());
    return switch (entry.decision()) {
      case RELEASED -> "Released by " + last.by() + when;
      case REJECTED -> "Rejected by " + last.by() + when;
      case OVERTAKEN -> "Overtaken" + when;
      case OPEN -> "Open again" + when;
    };
  }
}
