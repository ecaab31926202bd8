package earmark.api.web;

import earmark.api.reading.Desk;
import earmark.api.reading.RefusedQueryException;
import earmark.api.reading.WatchDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Watches: which there are, one more after a trial, one less. */
@Controller
final class WatchPage {
  private static final int TRIAL_DAYS = 90;
  private static final int SHOWN = 20;

  private final Desk desk;
  private final ChangeLines lines;

  WatchPage(Desk desk, ChangeLines lines) {
    this.desk = desk;
    this.lines = lines;
  }

  /** A watch in the list. */
  record Line(String id, String name, String query, String owner, String note, String since) {}

  /** What a trial found, or why the query was refused. */
  record Trial(boolean ok, String problem, String suggestion, int count, List<Would> would) {}

  /** A change that the watch would have told of. */
  record Would(ChangeLine change, String words) {}

  @GetMapping("/watches")
  String watches(
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String note,
      Model model) {
    if (!query.isBlank()) {
      model.addAttribute("trial", trial(query));
    }
    fill(model, new WatchDesk.Wish(name, query, owner, note));
    return "watches";
  }

  /** The trial alone, for the form that is being filled in. */
  @GetMapping("/watches/trial")
  String trial(@RequestParam(defaultValue = "") String query, Model model) {
    if (!query.isBlank()) {
      model.addAttribute("trial", trial(query));
    }
    return "watches :: trial";
  }

  @PostMapping("/watches")
  String add(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String note,
      HttpServletResponse response,
      Model model) {
    WatchDesk.Wish wish = new WatchDesk.Wish(name, query, owner, note);
    try {
      WatchDesk.Entry added = desk.watches().add(wish);
      return "redirect:/watches?added=" + added.id();
    } catch (RefusedQueryException e) {
      model.addAttribute("trial", trial(query));
    } catch (IllegalArgumentException e) {
      model.addAttribute("problem", String.valueOf(e.getMessage()));
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    fill(model, wish);
    return "watches";
  }

  @PostMapping("/watches/{id}/remove")
  String remove(@PathVariable String id) {
    desk.watches().remove(id);
    return "redirect:/watches";
  }

  private void fill(Model model, WatchDesk.Wish wish) {
    model.addAttribute("wish", wish);
    model.addAttribute("watches", desk.watches().list().stream().map(WatchPage::line).toList());
  }

  private static Line line(WatchDesk.Entry watch) {
    return new Line(
        watch.id(),
        watch.name(),
        watch.query(),
        watch.owner(),
        watch.note(),
        Words.moment(watch.createdAt()));
  }

  private Trial trial(String query) {
    try {
      List<WatchDesk.Would> would = desk.watches().trial(query, TRIAL_DAYS);
      List<Would> shown =
          would.stream()
              .limit(SHOWN)
              .flatMap(
                  w ->
                      desk.library().change(w.change()).stream()
                          .map(c -> new Would(lines.of(c), String.join(", ", w.words()))))
              .toList();
      return new Trial(true, "", "", would.size(), shown);
    } catch (RefusedQueryException e) {
      return new Trial(
          false, String.valueOf(e.getMessage()), e.suggestion().orElse(""), 0, List.of());
    }
  }
}
