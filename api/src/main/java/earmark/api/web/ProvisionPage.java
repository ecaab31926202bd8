package earmark.api.web;

import earmark.api.reading.Addresses;
import earmark.api.reading.Library;
import earmark.api.reading.Reading;
import earmark.api.reading.Step;
import earmark.api.rendering.RedlineSummary;
import earmark.api.rendering.TextHtml;
import earmark.archive.change.Change;
import earmark.archive.change.ChangeKind;
import earmark.archive.version.Fact;
import earmark.archive.version.Status;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.redline.citation.PartCitation;
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

/** A provision: its text on a day, and its history. */
@Controller
final class ProvisionPage {
  private final Library library;
  private final RenderedTexts texts = new RenderedTexts();

  ProvisionPage(Library library) {
    this.library = library;
  }

  /** A version in the history. */
  record Line(
      String kindKey,
      String kind,
      String interval,
      String recorded,
      String cause,
      String causePath,
      String what,
      String changePath,
      String textPath,
      boolean shown,
      boolean superseded) {}

  /** A link to another provision of the part. */
  record Neighbour(String citation, String title, String path, boolean here) {}

  @GetMapping({"/cfr/{title}/{first}", "/cfr/{title}/{first}/{second}"})
  String provision(
      @PathVariable int title,
      @PathVariable String first,
      @PathVariable Optional<String> second,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asOf,
      Model model) {
    String rest = second.map(s -> first + "/" + s).orElse(first);
    ProvisionCitation citation =
        Addresses.provision(title, rest).orElseThrow(() -> library.unknown(title + " CFR " + rest));
    WorkId id = WorkId.of(citation.provision());
    Optional<Work> found = library.find(id);
    if (found.isEmpty() && citation instanceof PartCitation part) {
      return part(part, model);
    }
    Work work = found.orElseThrow(() -> library.unknown(citation.toString()));
    String own = Addresses.of(id);
    if (citation.path().depth() > 0 || !own.equals(requested(title, first, second))) {
      String day = asOf.map(d -> "?asOf=" + d).orElse("");
      String anchor =
          citation.path().depth() > 0 ? "#" + String.join("-", citation.path().markers()) : "";
      return "redirect:" + own + day + anchor;
    }
    LocalDate day = asOf.orElse(library.today());
    Reading reading = library.reading(work, day, library.now());
    fill(model, work, citation, reading, day, asOf.isPresent());
    return "provision";
  }

  private static String requested(int title, String first, Optional<String> second) {
    String rest = second.map(s -> first + "/" + s).orElse(first);
    return "/cfr/" + title + "/" + rest;
  }

  private void fill(
      Model model,
      Work work,
      ProvisionCitation citation,
      Reading reading,
      LocalDate day,
      boolean dated) {
    Version version = reading.version();
    List<Step> history = library.history(work.id());
    model.addAttribute("citation", work.citation());
    model.addAttribute("heading", reading.text().heading().orElse(work.title()));
    model.addAttribute("path", Addresses.of(work.id()));
    model.addAttribute("asOf", day.toString());
    model.addAttribute("asOfWords", Words.day(day));
    model.addAttribute("dated", dated);
    model.addAttribute("interval", Words.interval(version));
    model.addAttribute("ended", version.inForceUntil().isPresent());
    model.addAttribute("computed", version.status() == Status.COMPUTED);
    model.addAttribute("subpart", version.facts().first(Fact.SUBPART).orElse(""));
    model.addAttribute("currentTo", library.currentTo(citation.title()).map(Words::day).orElse(""));
    model.addAttribute("official", version.facts().first(Fact.URL).orElse(""));
    model.addAttribute("outline", TextHtml.outline(reading.text()));
    model.addAttribute("html", texts.page(version.text(), reading.text()));
    model.addAttribute("history", lines(work, history, version));
    model.addAttribute("first", history.isEmpty() ? "" : firstDay(history).toString());
    model.addAttribute("compareFrom", compareFrom(history, version).toString());
    model.addAttribute("neighbours", neighbours(citation, work));
    model.addAttribute("partPath", "/cfr/" + citation.title() + "/" + citation.part());
    model.addAttribute("partName", citation.title() + " CFR part " + citation.part());
    model.addAttribute("proof", Proof.of(library, "This text", Optional.of(version)));
    model.addAttribute("findings", library.findings(version.capture()));
  }

  private static LocalDate firstDay(List<Step> history) {
    return history.stream()
        .map(step -> step.version().inForceFrom())
        .min(LocalDate::compareTo)
        .orElseThrow();
  }

  /** The day before the shown text, so that comparing shows what it changed. */
  private static LocalDate compareFrom(List<Step> history, Version version) {
    return history.stream()
        .map(step -> step.version().inForceFrom())
        .filter(date -> date.isBefore(version.inForceFrom()))
        .max(LocalDate::compareTo)
        .orElse(version.inForceFrom());
  }

  private List<Line> lines(Work work, List<Step> history, Version shown) {
    List<Line> lines = new ArrayList<>();
    for (Step step : history) {
      Version version = step.version();
      Optional<Change> change = step.change();
      String cause = change.flatMap(Change::cause).orElse("");
      lines.add(
          new Line(
              change.map(c -> c.kind().key()).orElse("published"),
              change.map(c -> Words.kind(c.kind())).orElse(Words.kind(ChangeKind.PUBLISHED)),
              Words.interval(version),
              Words.moment(version.recordedAt()),
              cause,
              cause.isEmpty() ? "" : causePath(cause),
              change
                  .filter(c -> c.before().isPresent())
                  .map(c -> RedlineSummary.counts(c.redline()))
                  .orElse(""),
              change.map(c -> "/changes/" + c.sequence()).orElse(""),
              Addresses.of(work.id()) + "?asOf=" + version.inForceFrom(),
              version.id() == shown.id(),
              version.supersededAt().isPresent()));
    }
    return lines;
  }

  private String causePath(String cause) {
    return earmark.redline.citation.Citation.find(cause)
        .map(library::cited)
        .orElse(List.of())
        .stream()
        .findFirst()
        .map(w -> Addresses.of(w.id()))
        .orElse("");
  }

  private List<Neighbour> neighbours(ProvisionCitation citation, Work here) {
    return library.part(citation.title(), citation.part()).stream()
        .sorted((a, b) -> PartOrder.compare(a.id(), b.id()))
        .map(
            work ->
                new Neighbour(
                    work.citation(),
                    work.title(),
                    Addresses.of(work.id()),
                    work.id().equals(here.id())))
        .toList();
  }

  /** A part whose head is not in the archive: the list of what is. */
  private String part(PartCitation part, Model model) {
    List<Work> works = library.part(part.title(), part.part());
    if (works.isEmpty()) {
      throw library.unknown(part.toString());
    }
    model.addAttribute("citation", part.toString());
    model.addAttribute(
        "works",
        works.stream()
            .sorted((a, b) -> PartOrder.compare(a.id(), b.id()))
            .map(w -> new Neighbour(w.citation(), w.title(), Addresses.of(w.id()), false))
            .toList());
    return "part";
  }
}
