package earmark.index.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import earmark.redline.citation.Citation;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "|*",
        "  |*",
        "*|*",
        "malaysia|malaysia",
        "export controls|export AND controls",
        "export AND controls|export AND controls",
        "a b OR c|(a AND b) OR c",
        "a OR b c|a OR (b AND c)",
        "a (b OR c)|a AND (b OR c)",
        "(a)|a",
        "a -b|a AND NOT b",
        "a NOT b|a AND NOT b",
        "NOT NOT a|NOT NOT a",
        "-(a b)|NOT (a AND b)",
        "-\"data center\"|NOT \"data center\"",
        "end-use|end-use",
        "and or not|and AND or AND not",
        "\"data center\"|\"data center\"",
        "“data center”|\"data center\"",
        "„data center“|\"data center\"",
        "chip*|chip*",
        "chip!|chip*",
        "title:chips|title:chips",
        "TITLE:chips|title:chips",
        "title: chips|title:chips",
        "title:\"advanced computing\"|title:\"advanced computing\"",
        "title:“advanced computing”|title:\"advanced computing\"",
        "title:chip*|title:chip*",
        "title:(a OR b)|title:(a OR b)",
        "title:-chips|title:(NOT chips)",
        "-title:chips|NOT title:chips",
        "added:malaysia -removed:malaysia|added:malaysia AND NOT removed:malaysia",
        "kind:document|kind:document",
        "kind:Document|kind:document",
        "change:page_changed|change:page-changed",
        "change:\"entry added\"|change:entry-added",
        "change:entry*|change:entry*",
        "effective:2025|effective:[2025-01-01 TO 2025-12-31]",
        "effective:2024-02|effective:[2024-02-01 TO 2024-02-29]",
        "effective:2025-01-31|effective:[2025-01-31 TO 2025-01-31]",
        "effective:[2025-01-01 TO *]|effective:[2025-01-01 TO *]",
        "effective:[* TO 2025]|effective:[* TO 2025-12-31]",
        "effective:{2025-01-01 TO 2025-02-01}|effective:[2025-01-02 TO 2025-01-31]",
        "effective:(2023 OR 2025)"
            + "|effective:[2023-01-01 TO 2023-12-31] OR effective:[2025-01-01 TO 2025-12-31]",
        "part:744|part:744",
        "part:\"15 CFR part 744\"|part:\"15 CFR part 744\"",
        "part:15 CFR 744|part:\"15 CFR part 744\"",
        "part:[730 TO 774]|part:[730 TO 774]",
        "part:{730 TO 774}|part:[731 TO 773]",
        "part:(734 OR 744)|part:(734 OR 744)",
        "744.21|15 CFR 744.21",
        "§ 744.21(a)(2)|15 CFR 744.21(a)(2)",
        "744.21(a)(2) chips|15 CFR 744.21(a)(2) AND chips",
        "chips in 15 CFR 744.21|chips AND in AND 15 CFR 744.21",
        "supp. 4 to part 744 malaysia|Supplement No. 4 to 15 CFR part 744 AND malaysia",
        "supp. 4 to part 744, paragraph (b)|Supplement No. 4 to 15 CFR part 744, paragraph (b)",
        "10 CFR part 810 appendix A|Appendix A to 10 CFR part 810",
        "90 FR 4544|90 FR 4544",
        "90 Fed. Reg. 4544|90 FR 4544",
        "2025-00636|2025-00636",
        "part AND 744|part AND 744",
        "3A090.a.1|3A090.a.1",
        "paragraph (a)|paragraph AND a",
        "cites:744.21|cites:\"15 CFR 744.21\"",
        "cites:90 FR 4544|cites:\"90 FR 4544\"",
        "cites:\"90 FR 4544\"|cites:\"90 FR 4544\"",
        "cites:(744.21 OR 90 FR 4544)|cites:(15 CFR 744.21 OR 90 FR 4544)",
        "fr:\"90 FR 4544\"|fr:\"90 FR 4544\"",
        "a & b|a AND b",
        "Entity List – supplement|Entity AND List AND supplement",
        "8:45|8:45",
        "https://www.bis.gov/x|https://www.bis.gov/x",
        "10³|10³",
        "[Reserved]|[Reserved]",
      })
  void readsAQuery(String text, String printed) {
    Query query = Query.parse(text == null ? "" : text);

    assertThat(query).hasToString(printed);
    assertThat(Query.parse(printed)).isEqualTo(query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "a \"b c|2|A quotation mark is opened here but not closed.|\"b c\"",
        "a (b c|2|A parenthesis is opened here but not closed.|",
        "(|0|A parenthesis is opened here but not closed.|",
        "a b) c|3|This closing parenthesis has no opening one.|",
        ") a|0|This closing parenthesis has no opening one.|",
        "a ()|2|There is no word to search for here.|",
        "§§|0|There is no word to search for here.|",
        "AND a|0|AND needs something to search for on both sides.|",
        "a AND|2|AND needs something to search for on both sides.|",
        "a AND AND b|2|AND needs something to search for on both sides.|",
        "a OR|2|OR needs something to search for on both sides.|",
        "a (b OR)|5|OR needs something to search for on both sides.|",
        "a OR OR b|5|OR needs something to search for on both sides.|",
        "a NOT|2|Nothing to search for follows NOT.|",
        "a NOT AND b|2|Nothing to search for follows NOT.|",
        "titel:chips|0|No field is called \"titel\"; to search for the words, put them in"
            + " quotes.|title",
        "a xyzzyq:b|2|No field is called \"xyzzyq\"; to search for the words, put them in quotes.|",
        "title:|6|Nothing to search for follows title:.|",
        "title: AND b|6|Nothing to search for follows title:.|",
        "title:(a part:744)|9|\"part:\" cannot stand inside \"title:\".|",
        "kind:documnt|5|\"documnt\" is no kind; there are document, provision, page, entry,"
            + " change.|document",
        "status:offical|7|\"offical\" is no status; there are official, computed,"
            + " proposed.|official",
        "effective:soon|10|\"soon\" is not a day, month or year such as 2025-01-31, 2025-01 or"
            + " 2025.|",
        "effective:2025-13|10|\"2025-13\" is not a day, month or year such as 2025-01-31, 2025-01"
            + " or 2025.|",
        "effective:[2025-02-30 TO *]|11|\"2025-02-30\" is not a day, month or year such as"
            + " 2025-01-31, 2025-01 or 2025.|",
        "effective:[2025 TO 2024]|10|This range ends before it begins.|",
        "effective:[2025 2024]|10|\"[2025\" is not a day, month or year such as 2025-01-31, 2025-01"
            + " or 2025.|",
        "effective:[2025 TO *|10|A bracket is opened here but not closed.|",
        "title:[a TO b]|6|title takes no range; ranges are for part, published, effective,"
            + " comments.|",
        "part:seven|5|\"seven\" is not a CFR part such as 744.|",
        "cites:banana|6|\"banana\" is not a citation such as 15 CFR 744.21 or 90 FR 4544.|",
        "cites:744|6|\"744\" is not a citation such as 15 CFR 744.21 or 90 FR 4544.|\"part 744\"",
        "fr:744.21|3|\"744.21\" is not a Federal Register page such as 90 FR 4544.|",
        "*chip|0|A * may only end a word; here it begins one.|",
        "ch*p|2|A * may only end a word; here it stands inside one.|",
        "a c*|3|At least 2 characters must stand before *.|",
        "chips w/5 malaysia|6|Connectors such as w/5 are not understood; put words side by side in"
            + " quotes.|",
      })
  void pointsAtWhatIsWrong(String text, int position, String message, String suggestion) {
    QueryException e = catchThrowableOfType(QueryException.class, () -> Query.parse(text));

    assertThat(e).as(text).hasMessage(message);
    assertThat(e.position()).isEqualTo(position);
    assertThat(e.suggestion()).isEqualTo(Optional.ofNullable(suggestion));
  }

  @Test
  void bindsAndCloserThanOr() {
    assertThat(Query.parse("a b OR c"))
        .isEqualTo(
            new Query.Or(
                List.of(
                    new Query.And(List.of(new Query.Word("a"), new Query.Word("b"))),
                    new Query.Word("c"))));
  }

  @Test
  void keepsDaysOfARange() {
    assertThat(Query.parse("published:[2025-01-15 TO *]"))
        .isEqualTo(
            new Query.DateRange(
                QueryField.PUBLISHED, Optional.of(LocalDate.of(2025, 1, 15)), Optional.empty()));
  }

  @Test
  void takesTheLongestCitation() {
    assertThat(Query.parse("15 CFR part 744"))
        .isEqualTo(new Query.CitationQuery(Citation.parse("15 CFR part 744")));
  }

  @Test
  void refusesALongText() {
    QueryException e =
        catchThrowableOfType(QueryException.class, () -> Query.parse("word ".repeat(10_000)));

    assertThat(e).hasMessage("A query has at most 4000 characters, but this one has 50000.");
    assertThat(e.position()).isEqualTo(4_000);
  }

  @Test
  void refusesManyWords() {
    QueryException e =
        catchThrowableOfType(QueryException.class, () -> Query.parse("x ".repeat(129)));

    assertThat(e).hasMessage("A query has at most 128 words, phrases and field values.");
    assertThat(e.position()).isEqualTo(256);
  }

  @Test
  void refusesDeepNesting() {
    QueryException e =
        catchThrowableOfType(
            QueryException.class, () -> Query.parse("(".repeat(21) + "a" + ")".repeat(21)));

    assertThat(e).hasMessage("Parentheses and NOT may be nested at most 20 deep.");
    assertThat(e.position()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "AND", "-a", "chip*", "a:b", "(a)", "\"a\"", "w/5"})
  void aWordIsNoSign(String text) {
    assertThatThrownBy(() -> new Query.Word(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a word of a query: \"" + text + "\"");
  }

  @Test
  void readsNamesOfFieldsInATurkishLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(Query.parse("TITLE:x KIND:DOCUMENT STATUS:OFFICIAL"))
          .hasToString("title:x AND kind:document AND status:official");
      assertThat(QueryField.STATUS.choices()).containsExactly("official", "computed", "proposed");
    } finally {
      Locale.setDefault(before);
    }
  }
}
