package earmark.api.web;

import earmark.api.reading.Addresses;
import earmark.api.reading.Library;
import earmark.api.reading.Reading;
import earmark.api.rendering.TextHtml;
import earmark.archive.change.Change;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.citation.Citation;
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

/**
 * A Federal Register document, a web page, or an entry of a list: its text, its dates, what it
 * changed.
 */
@Controller
final class DocumentPage {
  private static final int LOOKED_AT = 1_000;

  private final Library library;
  private final ChangeLines lines;

  DocumentPage(Library library, ChangeLines lines) {
    this.library = library;
    this.lines = lines;
  }

  /** A reference with its page here, if it has one. */
  record Reference(String text, String path) {}

  @GetMapping("/documents/{date}/{number}")
  String document(
      @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
      @PathVariable String number,
      Model model) {
    Work work = library.work(WorkId.document(number, date), number);
    fill(model, work);
    return "document";
  }

  /** A number alone; before 2016 it may be that of several documents. */
  @GetMapping("/documents/{number}")
  String numbered(@PathVariable String number, Model model) {
    List<Work> works =
        Citation.find(number).map(library::cited).orElse(List.of()).stream()
            .filter(work -> work.kind() == WorkKind.DOCUMENT)
            .toList();
    if (works.isEmpty()) {
      throw library.unknown(number);
    }
    if (works.size() == 1) {
      return "redirect:" + Addresses.of(works.getFirst().id());
    }
    model.addAttribute("number", number);
    model.addAttribute(
        "works",
        works.stream()
            .map(w -> new Reference(w.citation() + ": " + w.title(), Addresses.of(w.id())))
            .toList());
    return "documents";
  }

  /** A document on public inspection, by the number that it is to be published under. */
  @GetMapping("/filings/{number}")
  String filing(@PathVariable String number, Model model) {
    fill(model, library.filing(number).orElseThrow(() -> library.unknown(number)));
    return "document";
  }

  @GetMapping("/pages/{*address}")
  String page(@PathVariable String address, Model model) {
    Work work = library.work(new WorkId("web" + address.strip()), address.substring(1));
    fill(model, work);
    return "document";
  }

  /** An entry of a list, such as an entity of the Entity List. */
  @GetMapping("/lists/{*entry}")
  String entry(@PathVariable String entry, Model model) {
    Work work = library.work(new WorkId("list" + entry.strip()), entry.substring(1));
    fill(model, work);
    return "document";
  }

  private void fill(Model model, Work work) {
    Reading reading = library.newest(work);
    Facts facts = reading.version().facts();
    model.addAttribute("citation", work.citation());
    model.addAttribute("title", work.title().isEmpty() ? work.citation() : work.title());
    model.addAttribute("isDocument", work.kind() == WorkKind.DOCUMENT);
    model.addAttribute("type", facts.first(Fact.TYPE).orElse(""));
    model.addAttribute("action", facts.first(Fact.ACTION).orElse(""));
    model.addAttribute("agencies", String.join("; ", facts.all(Fact.AGENCY)));
    model.addAttribute("abstractText", facts.first(Fact.ABSTRACT).orElse(""));
    model.addAttribute("facts", facts(work, facts));
    model.addAttribute("parts", facts.all(Fact.CFR).stream().map(DocumentPage::reference).toList());
    model.addAttribute("corrects", corrected(work, facts));
    model.addAttribute("correctedBy", references(library.corrections(work, facts)));
    model.addAttribute("filing", filing(work, facts));
    model.addAttribute("publishedAs", publishedAs(work, facts));
    model.addAttribute("official", link(facts, Fact.URL));
    model.addAttribute("pdf", link(facts, Fact.PDF));
    model.addAttribute("outline", TextHtml.outline(reading.text()));
    model.addAttribute("html", TextHtml.page(reading.text(), 2));
    model.addAttribute("history", lines.of(library.changesOf(work.id()).reversed()));
    model.addAttribute("caused", lines.of(caused(work)));
    model.addAttribute("proof", Proof.of(library, "This text", Optional.of(reading.version())));
    model.addAttribute("findings", library.findings(reading.version().capture()));
  }

  private static List<DatedFact> facts(Work work, Facts facts) {
    List<DatedFact> shown = new ArrayList<>();
    facts
        .first(Fact.FILED)
        .map(Words::momentOrAsIs)
        .map(when -> when + facts.first(Fact.FILING_TYPE).map(t -> ", " + t + " filing").orElse(""))
        .ifPresent(when -> shown.add(new DatedFact("Put on public inspection", when)));
    add(shown, "To be published", facts, Fact.EXPECTED);
    add(shown, "Pages", facts, Fact.PAGES);
    add(shown, "Published", facts, Fact.PUBLISHED);
    add(shown, "Effective", facts, Fact.EFFECTIVE);
    add(shown, "Comments close", facts, Fact.COMMENTS_CLOSE);
    add(shown, "Dates", facts, Fact.DATES);
    if (work.kind() == WorkKind.DOCUMENT) {
      shown.add(new DatedFact("Citation", work.citation()));
    }
    add(shown, "Document number", facts, Fact.NUMBER);
    add(shown, "Docket", facts, Fact.DOCKET);
    add(shown, "RIN", facts, Fact.RIN);
    return shown;
  }

  /** Where a document was on public inspection before it was published. */
  private List<Reference> filing(Work work, Facts facts) {
    return work.kind() != WorkKind.DOCUMENT
        ? List.of()
        : library.filing(facts).stream()
            .map(
                filing ->
                    new Reference(
                        library
                            .newest(filing)
                            .version()
                            .facts()
                            .first(Fact.FILED)
                            .map(Words::momentOrAsIs)
                            .orElse(filing.citation()),
                        Addresses.of(filing.id())))
            .toList();
  }

  /** What became of a filing. */
  private List<Reference> publishedAs(Work work, Facts facts) {
    return work.kind() != WorkKind.FILING
        ? List.of()
        : library.published(facts).stream()
            .map(document -> new Reference(document.citation(), Addresses.of(document.id())))
            .toList();
  }

  private static void add(List<DatedFact> shown, String name, Facts facts, Fact fact) {
    List<String> values = facts.all(fact).stream().map(Words::dayOrAsIs).toList();
    if (!values.isEmpty()) {
      shown.add(new DatedFact(name, String.join("; ", values)));
    }
  }

  private static Reference reference(String cited) {
    return Citation.find(cited)
        .filter(ProvisionCitation.class::isInstance)
        .map(c -> new Reference(cited, Addresses.of(WorkId.of((ProvisionCitation) c))))
        .orElse(new Reference(cited, ""));
  }

  /** What a document corrects; what is not in the archive has its name only. */
  private List<Reference> corrected(Work work, Facts facts) {
    List<Work> known = library.corrected(work, facts);
    return known.isEmpty()
        ? facts.all(Fact.CORRECTION_OF).stream().map(named -> new Reference(named, "")).toList()
        : references(known);
  }

  private static List<Reference> references(List<Work> works) {
    return works.stream().map(w -> new Reference(w.citation(), Addresses.of(w.id()))).toList();
  }

  /** An address for a link; only those of the web can be one. */
  private static String link(Facts facts, Fact fact) {
    return facts
        .first(fact)
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
        .orElse("");
  }

  /** The changes among the newest ones whose text names this document as their cause. */
  private List<Change> caused(Work work) {
    return library.latest(LOOKED_AT).stream()
        .filter(change -> change.cause().equals(Optional.of(work.citation())))
        .toList();
  }
}
