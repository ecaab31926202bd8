package earmark.api.web;

import earmark.api.reading.Addresses;
import earmark.api.reading.Compared;
import earmark.api.reading.Library;
import earmark.api.rendering.Context;
import earmark.api.rendering.Showing;
import earmark.api.rendering.View;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.redline.citation.ProvisionCitation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A provision on two days. */
@Controller
final class ComparePage {
  private final Library library;

  ComparePage(Library library) {
    this.library = library;
  }

  @GetMapping({"/cfr/{title}/{first}/compare", "/cfr/{title}/{first}/{second}/compare"})
  String compare(
      @PathVariable int title,
      @PathVariable String first,
      @PathVariable Optional<String> second,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> to,
      @RequestParam(defaultValue = "lead-ins") String context,
      @RequestParam(defaultValue = "inline") String view,
      @RequestParam(defaultValue = "false") boolean typography,
      Model model) {
    String rest = second.map(s -> first + "/" + s).orElse(first);
    ProvisionCitation citation =
        Addresses.provision(title, rest).orElseThrow(() -> library.unknown(title + " CFR " + rest));
    Work work = library.work(WorkId.of(citation.provision()), citation.toString());
    LocalDate until = to.orElse(library.today());
    Compared compared = library.compare(work, from, until);
    List<Proof> proof = new ArrayList<>(Proof.of(library, "Before", compared.before()));
    proof.addAll(Proof.of(library, "After", compared.after()));
    model.addAttribute("citation", work.citation());
    model.addAttribute("title", work.title());
    model.addAttribute("path", Addresses.of(work.id()));
    model.addAttribute("from", from.toString());
    model.addAttribute("to", until.toString());
    model.addAttribute("fromWords", Words.day(from));
    model.addAttribute("toWords", Words.day(until));
    model.addAttribute("before", side(compared.before()));
    model.addAttribute("after", side(compared.after()));
    model.addAttribute(
        "redline",
        RedlineView.of(compared, new Showing(Context.of(context), View.of(view)), typography));
    model.addAttribute("proof", proof);
    return "compare";
  }

  private static String side(Optional<Version> version) {
    return version.map(v -> "in force " + Words.interval(v)).orElse("not in force");
  }
}
