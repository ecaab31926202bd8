package earmark.api.web;

import earmark.api.reading.Addresses;
import earmark.api.reading.Desk;
import earmark.api.reading.Finder;
import earmark.api.reading.RefusedQueryException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Search: the thing that is cited on top, then what is found, with the words marked. */
@Controller
final class SearchPage {
  private static final int PER_PAGE = 20;
  private static final int LAST_PAGE = 50;

  private final Desk desk;

  SearchPage(Desk desk) {
    this.desk = desk;
  }

  /** One result. */
  record Result(
      String kind,
      String path,
      String citation,
      String title,
      String date,
      List<Finder.Piece> snippet) {}

  /** A query that was refused: where and what would do. */
  record Refused(String message, String before, String wrong, String suggestion) {}

  @GetMapping("/search")
  String search(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> until,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    int number = Math.clamp(page, 1, LAST_PAGE);
    model.addAttribute("q", q);
    model.addAttribute("kind", kind);
    model.addAttribute("asOf", asOf.map(LocalDate::toString).orElse(""));
    model.addAttribute("from", from.map(LocalDate::toString).orElse(""));
    model.addAttribute("until", until.map(LocalDate::toString).orElse(""));
    if (q.isBlank()) {
      return "search";
    }
    Set<String> kinds = kind.isBlank() ? Set.of() : Set.of(kind);
    try {
      Finder.Found found =
          desk.finder()
              .search(
                  new Finder.Asked(q, kinds, asOf, from, until, PER_PAGE, (number - 1) * PER_PAGE));
      model.addAttribute("exact", found.exact().map(SearchPage::result).stream().toList());
      model.addAttribute("results", found.hits().stream().map(SearchPage::result).toList());
      model.addAttribute("total", found.total());
      model.addAttribute("searched", true);
      pages(model, q, kind, asOf, from, until, number, found.total());
    } catch (RefusedQueryException e) {
      int at = Math.clamp(e.position(), 0, q.length());
      model.addAttribute(
          "refused",
          new Refused(
              e.getMessage() == null ? "" : e.getMessage(),
              q.substring(0, at),
              q.substring(at),
              e.suggestion().orElse("")));
    }
    return "search";
  }

  private static void pages(
      Model model,
      String q,
      String kind,
      Optional<LocalDate> asOf,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      int page,
      long total) {
    UriComponentsBuilder uri =
        UriComponentsBuilder.fromPath("/search")
            .queryParam("q", "{q}")
            .queryParam("kind", "{kind}")
            .queryParam("asOf", asOf.map(LocalDate::toString).orElse(""))
            .queryParam("from", from.map(LocalDate::toString).orElse(""))
            .queryParam("until", until.map(LocalDate::toString).orElse(""))
            .queryParam("page", "{page}");
    boolean more = (long) page * PER_PAGE < total && page < LAST_PAGE;
    model.addAttribute(
        "previous", page > 1 ? uri.encode().buildAndExpand(q, kind, page - 1).toUriString() : "");
    model.addAttribute(
        "next", more ? uri.encode().buildAndExpand(q, kind, page + 1).toUriString() : "");
  }

  private static Result result(Finder.Hit hit) {
    return new Result(
        hit.kind(),
        hit.change().map(sequence -> "/changes/" + sequence).orElse(Addresses.of(hit.work())),
        hit.citation(),
        hit.title(),
        Words.day(hit.date()),
        hit.snippet());
  }
}
