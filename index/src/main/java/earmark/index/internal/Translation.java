package earmark.index.internal;

import earmark.index.analysis.CitationKey;
import earmark.index.analysis.LegalAnalyzer;
import earmark.index.query.Query;
import earmark.index.query.QueryField;
import earmark.redline.citation.AttachmentCitation;
import earmark.redline.citation.Citation;
import earmark.redline.citation.FrNumber;
import earmark.redline.citation.FrPage;
import earmark.redline.citation.PartCitation;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.citation.SectionCitation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Turns questions into queries of the search library.
 *
 * <p>A word that stands in no field is looked for in several, of which the best counts. Words that
 * the analysis leaves nothing of, such as a lone §, are left out.
 */
public final class Translation {
  /** What a question is put to. */
  public enum Target {
    /** The index: titles, addresses, texts, and the words of changes. */
    INDEX,
    /** One new change: its words, and the title of what is new. */
    CHANGE
  }

  /** A field with how much a word in it counts. */
  private record Place(String field, float weight) {}

  private static final Place TITLE = new Place(Fields.TITLE, 3f);
  private static final Place TEXT = new Place(Fields.TEXT, 1f);
  private static final Place ADDED = new Place(Fields.ADDED, 1f);
  private static final Place REMOVED = new Place(Fields.REMOVED, 0.7f);

  private static final float SELF_WEIGHT = 30f;
  private static final float CITES_WEIGHT = 2f;

  /** What a condition that is met or not adds to the score. */
  private static final float CONDITION_WEIGHT = 0.1f;

  /** How much words that stand close together add, and how many words may be between them. */
  private static final float NEAR_WEIGHT = 1.5f;

  private static final int NEAR_SLOP = 4;

  /** How much fields other than the best one add. */
  private static final float TIE_BREAKER = 0.1f;

  private static final LegalAnalyzer WORDS = LegalAnalyzer.forQuestions();

  private final List<Place> anywhere;

  public Translation(Target target) {
    this.anywhere =
        switch (target) {
          case INDEX -> List.of(TITLE, new Place(Fields.ADDRESS, 4f), TEXT, ADDED, REMOVED);
          case CHANGE -> List.of(ADDED, REMOVED, new Place(Fields.NEW_TITLE, 1f));
        };
  }

  /** The library's query; it finds nothing if no word is left of {@code query}. */
  public org.apache.lucene.search.Query of(Query query) {
    return in(query, anywhere).orElseGet(() -> new MatchNoDocsQuery("no word to look for"));
  }

  /** Like {@link #of}, with more for words that are asked for together and stand close together. */
  public org.apache.lucene.search.Query ranked(Query query) {
    if (!(query instanceof Query.And and)) {
      return of(query);
    }
    BooleanQuery.Builder ranked = new BooleanQuery.Builder().add(of(query), Occur.MUST);
    nearness(and).forEach(q -> ranked.add(q, Occur.SHOULD));
    return ranked.build();
  }

  private Optional<org.apache.lucene.search.Query> in(Query query, List<Place> places) {
    return switch (query) {
      case Query.MatchAll _ -> Optional.of(new MatchAllDocsQuery());
      case Query.Word word -> words(word.text(), places);
      case Query.Phrase phrase -> words(phrase.text(), places);
      case Query.Prefix prefix -> prefix(prefix.text(), places);
      case Query.CitationQuery citation -> Optional.of(citation(citation.citation(), places));
      case Query.And and -> and(and, places);
      case Query.Or or -> or(or, places);
      case Query.Not not -> in(not.clause(), places).map(Translation::allBut);
      case Query.Field field -> field(field);
      case Query.DateRange range -> Optional.of(dates(range));
      case Query.NumberRange range -> Optional.of(numbers(range));
    };
  }

  private Optional<org.apache.lucene.search.Query> and(Query.And and, List<Place> places) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int positive = 0;
    int negative = 0;
    for (Query clause : and.clauses()) {
      if (clause instanceof Query.Not not) {
        Optional<org.apache.lucene.search.Query> excluded = in(not.clause(), places);
        excluded.ifPresent(q -> all.add(q, Occur.MUST_NOT));
        negative += excluded.isPresent() ? 1 : 0;
      } else {
        Optional<org.apache.lucene.search.Query> required = in(clause, places);
        required.ifPresent(q -> all.add(q, Occur.MUST));
        positive += required.isPresent() ? 1 : 0;
      }
    }
    if (positive + negative == 0) {
      return Optional.empty();
    }
    if (positive == 0) {
      all.add(new MatchAllDocsQuery(), Occur.MUST);
    }
    return Optional.of(all.build());
  }

  /** Words typed side by side count more where they stand close together. */
  private static List<org.apache.lucene.search.Query> nearness(Query.And and) {
    List<LegalAnalyzer.Word> words =
        WORDS.words(
            String.join(
                " ",
                and.clauses().stream()
                    .filter(clause -> clause instanceof Query.Word)
                    .map(Query::toString)
                    .toList()));
    if (words.size() < 2) {
      return List.of();
    }
    return List.of(
        boosted(phrase(Fields.TEXT, words, NEAR_SLOP), NEAR_WEIGHT),
        boosted(phrase(Fields.TITLE, words, NEAR_SLOP), NEAR_WEIGHT * TITLE.weight()));
  }

  private Optional<org.apache.lucene.search.Query> or(Query.Or or, List<Place> places) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    int count = 0;
    for (Query clause : or.clauses()) {
      Optional<org.apache.lucene.search.Query> one = in(clause, places);
      one.ifPresent(q -> any.add(q, Occur.SHOULD));
      count += one.isPresent() ? 1 : 0;
    }
    return count == 0 ? Optional.empty() : Optional.of(any.build());
  }

  private static org.apache.lucene.search.Query allBut(org.apache.lucene.search.Query excluded) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.MUST)
        .add(excluded, Occur.MUST_NOT)
        .build();
  }

  // Words

  private static Optional<org.apache.lucene.search.Query> words(String text, List<Place> places) {
    List<LegalAnalyzer.Word> words = WORDS.words(oneLine(text));
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            best(
                places.stream()
                    .map(place -> boosted(phrase(place.field(), words, 0), place.weight()))
                    .toList()));
  }

  private static Optional<org.apache.lucene.search.Query> prefix(String text, List<Place> places) {
    List<LegalAnalyzer.Word> words = WORDS.words(oneLine(text));
    if (words.isEmpty()) {
      return Optional.empty();
    }
    LegalAnalyzer.Word last = words.getLast();
    // "744.*" is section 744.1 and its like, and not part 7440.
    String begin =
        last.text() + (text.endsWith(".") && last.until() == text.length() - 1 ? "." : "");
    List<org.apache.lucene.search.Query> perPlace = new ArrayList<>();
    for (Place place : places) {
      org.apache.lucene.search.Query truncated = new PrefixQuery(new Term(place.field(), begin));
      if (words.size() > 1) {
        truncated =
            new BooleanQuery.Builder()
                .add(phrase(place.field(), words.subList(0, words.size() - 1), 0), Occur.MUST)
                .add(truncated, Occur.MUST)
                .build();
      }
      perPlace.add(boosted(truncated, place.weight()));
    }
    return Optional.of(best(perPlace));
  }

  private static org.apache.lucene.search.Query phrase(
      String field, List<LegalAnalyzer.Word> words, int slop) {
    if (words.size() == 1) {
      return new TermQuery(new Term(field, words.getFirst().text()));
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
    words.forEach(word -> phrase.add(new Term(field, word.text()), word.position()));
    return phrase.build();
  }

  private static org.apache.lucene.search.Query best(
      List<org.apache.lucene.search.Query> perPlace) {
    return perPlace.size() == 1
        ? perPlace.getFirst()
        : new DisjunctionMaxQuery(perPlace, TIE_BREAKER);
  }

  private static org.apache.lucene.search.Query boosted(
      org.apache.lucene.search.Query query, float weight) {
    return weight == 1f ? query : new BoostQuery(query, weight);
  }

  /** A phrase typed over several lines is still one phrase. */
  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  // Citations

  private static org.apache.lucene.search.Query citation(Citation citation, List<Place> places) {
    String self =
        CitationKey.of(
            citation instanceof ProvisionCitation provision ? provision.provision() : citation);
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    any.add(condition(Fields.SELF, self, SELF_WEIGHT), Occur.SHOULD);
    any.add(condition(Fields.CITES, CitationKey.of(citation), CITES_WEIGHT), Occur.SHOULD);
    words(asPrinted(citation), places).ifPresent(q -> any.add(q, Occur.SHOULD));
    return any.build();
  }

  /** The words that a text has where it names the citation, its CFR title left out. */
  private static String asPrinted(Citation citation) {
    return switch (citation) {
      case PartCitation part -> "part " + part.part();
      case SectionCitation section -> section.section() + section.path();
      case AttachmentCitation attachment ->
          switch (attachment.kind()) {
            case SUPPLEMENT ->
                "supplement no " + attachment.designation() + " to part " + attachment.part();
            case APPENDIX ->
                "appendix " + attachment.designation() + " to part " + attachment.part();
          };
      case FrPage page -> page.toString();
      case FrNumber number -> number.number();
    };
  }

  // Fields

  private Optional<org.apache.lucene.search.Query> field(Query.Field field) {
    Query value = field.value();
    return switch (field.field()) {
      case TITLE -> in(value, List.of(TITLE));
      case TEXT -> in(value, List.of(TEXT, ADDED, REMOVED));
      case ADDED -> in(value, List.of(ADDED));
      case REMOVED -> in(value, List.of(REMOVED));
      case CHANGED -> in(value, List.of(ADDED, REMOVED));
      case AGENCY -> in(value, List.of(new Place(Fields.AGENCY, 1f)));
      case COUNTRY -> in(value, List.of(new Place(Fields.COUNTRY, 1f)));
      case DOCKET -> in(value, List.of(new Place(Fields.DOCKET, 1f)));
      case KIND -> names(Fields.KIND, value);
      case TYPE -> names(Fields.TYPE, value);
      case CITES -> names(Fields.CITES, value);
      case PART -> names(Fields.PART, value);
      case SECTION -> names(Fields.SECTION, value);
      case ECCN -> names(Fields.ECCN, value);
      case RIN -> names(Fields.RIN, value);
      case FR -> names(Fields.FR, value);
      case STATUS -> names(Fields.STATUS, value);
      case CHANGE -> names(Fields.CHANGE, value);
      case OCCASION -> names(Fields.OCCASION, value);
      case PUBLISHED, EFFECTIVE, COMMENTS ->
          throw new IllegalArgumentException("Days are asked for by a range: " + field);
    };
  }

  /** Values that are one name each. */
  private static Optional<org.apache.lucene.search.Query> names(String field, Query value) {
    return switch (value) {
      case Query.Word word -> Optional.of(condition(field, name(field, word.text())));
      case Query.Phrase phrase -> Optional.of(condition(field, name(field, phrase.text())));
      case Query.CitationQuery citation ->
          Optional.of(condition(field, CitationKey.of(citation.citation())));
      case Query.Prefix prefix ->
          Optional.of(
              new BoostQuery(
                  new ConstantScoreQuery(
                      new PrefixQuery(new Term(field, name(field, prefix.text())))),
                  CONDITION_WEIGHT));
      case Query.Not not -> names(field, not.clause()).map(Translation::allBut);
      case Query.And and -> combined(field, and.clauses(), Occur.MUST);
      case Query.Or or -> combined(field, or.clauses(), Occur.SHOULD);
      case Query.MatchAll _, Query.Field _, Query.DateRange _, Query.NumberRange _ ->
          throw new IllegalArgumentException("Not a value of a field: " + value);
    };
  }

  private static Optional<org.apache.lucene.search.Query> combined(
      String field, List<Query> clauses, Occur occur) {
    BooleanQuery.Builder combined = new BooleanQuery.Builder();
    clauses.forEach(clause -> names(field, clause).ifPresent(q -> combined.add(q, occur)));
    return Optional.of(combined.build());
  }

  private static String name(String field, String text) {
    String name = WorkFields.name(text);
    return switch (field) {
      case Fields.SECTION -> name.replaceFirst("^(?:15-cfr-)?(?:§+-?|section-)?", "");
      case Fields.RIN -> name.replaceFirst("^rin-", "");
      default -> name;
    };
  }

  private static org.apache.lucene.search.Query condition(String field, String value) {
    return condition(field, value, CONDITION_WEIGHT);
  }

  private static org.apache.lucene.search.Query condition(
      String field, String value, float weight) {
    return new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, value))), weight);
  }

  private static org.apache.lucene.search.Query dates(Query.DateRange range) {
    String field = range.field().key();
    return new BoostQuery(
        LongPoint.newRangeQuery(
            field,
            range.from().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
            range.through().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE)),
        CONDITION_WEIGHT);
  }

  private static org.apache.lucene.search.Query numbers(Query.NumberRange range) {
    if (range.field() != QueryField.PART) {
      throw new IllegalArgumentException("No field of numbers: " + range);
    }
    return new BoostQuery(
        IntPoint.newRangeQuery(
            Fields.PART_NUMBER,
            range.from().orElse(Integer.MIN_VALUE),
            range.through().orElse(Integer.MAX_VALUE)),
        CONDITION_WEIGHT);
  }
}
