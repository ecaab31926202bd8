package earmark.api.rest;

import earmark.api.reading.Addresses;
import earmark.api.reading.Finder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search. */
@RestController
final class SearchApi {
  private static final int MOST = 100;
  private static final int FARTHEST = 1_000;

  private final Finder finder;

  SearchApi(Finder finder) {
    this.finder = finder;
  }

  /** A result; {@code snippet} is the text around matched words, piece by piece. */
  record HitJson(
      String kind,
      String citation,
      String title,
      String path,
      Optional<Long> change,
      LocalDate date,
      List<Finder.Piece> snippet) {
    static HitJson of(Finder.Hit hit) {
      return new HitJson(
          hit.kind(),
          hit.citation(),
          hit.title(),
          Addresses.of(hit.work()),
          hit.change(),
          hit.date(),
          hit.snippet());
    }
  }

  /** What was found; {@code exact} is the thing the query cites. */
  record FoundJson(String query, long total, Optional<HitJson> exact, List<HitJson> hits) {}

  @GetMapping("/api/v1/search")
  FoundJson search(
      @RequestParam String q,
      @RequestParam(defaultValue = "") Set<String> kind,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asOf,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> until,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ", was " + limit);
    }
    if (offset < 0 || offset > FARTHEST) {
      throw new IllegalArgumentException("offset must be 0 to " + FARTHEST + ", was " + offset);
    }
    Finder.Found found = finder.search(new Finder.Asked(q, kind, asOf, from, until, limit, offset));
    return new FoundJson(
        q,
        found.total(),
        found.exact().map(HitJson::of),
        found.hits().stream().map(HitJson::of).toList());
  }
}
