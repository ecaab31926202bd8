package earmark.index.query;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.redline.citation.Citation;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QueryLawsTest {

  @Property
  void whatIsPrintedParsesBack(@ForAll("queries") Query query) {
    assertThat(Query.parse(query.toString())).isEqualTo(query);
  }

  @Property
  void anyTextIsAQueryOrAPointedRefusal(@ForAll("texts") String text) {
    try {
      Query query = Query.parse(text);
      assertThat(Query.parse(query.toString())).isEqualTo(query);
    } catch (QueryException e) {
      assertThat(e.position()).isBetween(0, text.length());
      assertThat(e.getMessage()).endsWith(".");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "744",
            ".",
            "21",
            "(",
            ")",
            "(a)",
            "\"",
            " ",
            "AND",
            "OR",
            "NOT",
            "-",
            "*",
            "!",
            "title:",
            "part:",
            "cites:",
            "effective:",
            "kind:",
            "fr:",
            "15 CFR ",
            "part ",
            "FR",
            "[2025 TO *]",
            "{",
            "TO",
            "]",
            "§",
            "3A090.a",
            "“",
            "”",
            ":",
            "/",
            "w/",
            "paragraph ",
            "\u0000",
            "\u00a0",
            "é",
            "10³",
            "2025-01-01",
            "supp. 4 to part 744",
            "document")
        .list()
        .ofMaxSize(12)
        .map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<Query> queries() {
    return tree(3, outside());
  }

  private static Arbitrary<Query> tree(int depth, Arbitrary<Query> leaf) {
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<Query> below = Arbitraries.lazy(() -> tree(depth - 1, leaf));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, leaf),
        net.jqwik.api.Tuple.of(1, below.list().ofMinSize(2).ofMaxSize(4).map(Query.And::new)),
        net.jqwik.api.Tuple.of(1, below.list().ofMinSize(2).ofMaxSize(4).map(Query.Or::new)),
        net.jqwik.api.Tuple.of(1, below.map(Query.Not::new)));
  }

  private static Arbitrary<Query> outside() {
    return Arbitraries.oneOf(
        words(),
        Arbitraries.just(new Query.MatchAll()),
        citations().map(Query.CitationQuery::new),
        Combinators.combine(Arbitraries.of(QueryField.TITLE, QueryField.ADDED), tree(1, words()))
            .as(Query.Field::new),
        Arbitraries.of("document", "change", "page")
            .map(kind -> new Query.Field(QueryField.KIND, new Query.Word(kind))),
        citations().map(c -> new Query.Field(QueryField.CITES, new Query.CitationQuery(c))),
        Combinators.combine(days(), days()).as(QueryLawsTest::dates));
  }

  private static Query dates(LocalDate a, LocalDate b) {
    return new Query.DateRange(
        QueryField.EFFECTIVE,
        Optional.of(a.isBefore(b) ? a : b),
        a.equals(b) ? Optional.empty() : Optional.of(a.isBefore(b) ? b : a));
  }

  private static Arbitrary<Query> words() {
    return Arbitraries.oneOf(
        Arbitraries.of("chips", "end-use", "3A090.a", "and", "U.S.", "x:y1:", "8:45", "İstanbul")
            .filter(QueryLexer::isWord)
            .map(Query.Word::new),
        Arbitraries.of("data center", "a", "AND", "15 CFR 744.21", "it's (so)")
            .map(Query.Phrase::new),
        Arbitraries.of("chip", "3A", "end-us").map(Query.Prefix::new));
  }

  private static Arbitrary<Citation> citations() {
    return Arbitraries.of(
            "15 CFR 744.21(a)(2)",
            "15 CFR part 744",
            "Supplement No. 4 to 15 CFR part 744",
            "Supplement No. 4 to 15 CFR part 744, paragraph (a)(1)",
            "Appendix A to 10 CFR part 810",
            "90 FR 4544",
            "2025-00636",
            "E9-5927")
        .map(Citation::parse);
  }

  private static Arbitrary<LocalDate> days() {
    return Arbitraries.integers().between(0, 20_000).map(d -> LocalDate.EPOCH.plusDays(d));
  }
}
