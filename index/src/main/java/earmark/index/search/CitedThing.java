package earmark.index.search;

import earmark.archive.Archive;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.index.query.Query;
import earmark.redline.citation.Citation;
import earmark.redline.citation.FrNumber;
import earmark.redline.citation.FrPage;
import earmark.redline.citation.ProvisionCitation;
import java.util.List;
import java.util.Optional;

/** Finds the thing that a query cites. */
final class CitedThing {
  private static final int NEAREST = 5;

  private CitedThing() {}

  /** The first citation in a query that is not excluded by it, with what the archive has of it. */
  static Optional<CitationHit> in(Query query, Archive archive) {
    return citation(query).map(citation -> hit(citation, archive));
  }

  private static Optional<Citation> citation(Query query) {
    return switch (query) {
      case Query.CitationQuery cited -> Optional.of(cited.citation());
      case Query.Phrase phrase -> Citation.find(phrase.text());
      case Query.And and -> first(and.clauses());
      case Query.Or or -> first(or.clauses());
      case Query.Not _,
          Query.MatchAll _,
          Query.Word _,
          Query.Prefix _,
          Query.Field _,
          Query.DateRange _,
          Query.NumberRange _ ->
          Optional.empty();
    };
  }

  private static Optional<Citation> first(List<Query> clauses) {
    return clauses.stream().flatMap(clause -> citation(clause).stream()).findFirst();
  }

  private static CitationHit hit(Citation citation, Archive archive) {
    List<Work> works =
        switch (citation) {
          case ProvisionCitation provision ->
              archive.works().find(WorkId.of(provision.provision())).stream().toList();
          case FrPage page -> archive.works().documentsAt(page);
          case FrNumber number -> archive.works().documents(number.number());
        };
    return new CitationHit(
        citation,
        works,
        works.isEmpty() ? archive.works().nearest(citation.toString(), NEAREST) : List.of());
  }
}
