package earmark.api.web;

import earmark.api.reading.Addresses;
import earmark.api.reading.Compared;
import earmark.api.reading.Library;
import earmark.api.rendering.Context;
import earmark.api.rendering.Showing;
import earmark.api.rendering.View;
import earmark.archive.change.Change;
import earmark.archive.change.Occasion;
import earmark.archive.version.Work;
import earmark.archive.version.WorkKind;
import earmark.redline.citation.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The feed of changes, and one change with its redline, dates, cause and proof. */
@Controller
final class ChangePage {
  private static final int PER_PAGE = 50;

  private final Library library;
  private final ChangeLines lines;

  ChangePage(Library library, ChangeLines lines) {
    this.library = library;
    this.lines = lines;
  }

  /** Newest first; {@code before} pages backwards. */
  @GetMapping("/changes")
  String changes(@RequestParam(defaultValue = "0") long before, Model model) {
    long last = library.last();
    long end = before < 1 || before > last + 1 ? last + 1 : before;
    long start = Math.max(0, end - 1 - PER_PAGE);
    List<Change> changes =
        library.after(start, PER_PAGE).stream()
            .filter(change -> change.sequence() < end)
            .toList()
            .reversed();
    model.addAttribute("changes", lines.of(changes));
    model.addAttribute("older", start > 0 ? "/changes?before=" + (start + 1) : "");
    model.addAttribute(
        "newer", end <= last ? "/changes?before=" + Math.min(last + 1, end + PER_PAGE) : "");
    model.addAttribute("total", last);
    return "changes";
  }

  @GetMapping("/changes/{sequence}")
  String change(
      @PathVariable long sequence,
      @RequestParam(defaultValue = "lead-ins") String context,
      @RequestParam(defaultValue = "inline") String view,
      @RequestParam(defaultValue = "false") boolean typography,
      Model model) {
    Change change =
        library.change(sequence).orElseThrow(() -> library.unknown("change " + sequence));
    Compared compared = library.compared(change);
    Work work = compared.work();
    ChangeLine line = lines.of(change);
    List<Proof> proof = new ArrayList<>(Proof.of(library, "Before", compared.before()));
    proof.addAll(Proof.of(library, "After", compared.after()));
    model.addAttribute("line", line);
    model.addAttribute("path", "/changes/" + sequence);
    model.addAttribute("meaning", Words.meaning(change.kind()));
    model.addAttribute("isProvision", work.kind() == WorkKind.PROVISION);
    model.addAttribute("facts", facts(change, compared));
    model.addAttribute("causePath", change.cause().map(this::causePath).orElse(""));
    model.addAttribute(
        "redline",
        RedlineView.of(compared, new Showing(Context.of(context), View.of(view)), typography));
    model.addAttribute("proof", proof);
    model.addAttribute("previous", sequence > 1 ? "/changes/" + (sequence - 1) : "");
    model.addAttribute("next", sequence < library.last() ? "/changes/" + (sequence + 1) : "");
    return "change";
  }

  private List<DatedFact> facts(Change change, Compared compared) {
    List<DatedFact> facts = new ArrayList<>();
    String when = ChangeLines.when(change, compared.work(), compared.after().or(compared::before));
    int blank = when.lastIndexOf(' ', when.indexOf(' ') + 1);
    facts.add(
        new DatedFact(
            when.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + when.substring(1, blank),
            when.substring(blank + 1)));
    facts.add(new DatedFact("Known to Earmark since", Words.moment(change.recordedAt())));
    facts.add(
        new DatedFact(
            "Seen as",
            change.occasion() == Occasion.NEWS
                ? "news"
                : "history, learnt while loading the past"));
    facts.add(new DatedFact("Number in the feed", Long.toString(change.sequence())));
    return facts;
  }

  private String causePath(String cause) {
    Optional<Work> work =
        Citation.find(cause).map(library::cited).orElse(List.of()).stream().findFirst();
    return work.map(w -> Addresses.of(w.id())).orElse("");
  }
}
