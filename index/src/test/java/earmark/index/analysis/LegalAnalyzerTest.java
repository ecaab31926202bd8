package earmark.index.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalAnalyzerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "Advanced Computing Chips|advanced computing chips",
        "End-use, end–use and end use|end use end use and end use",
        "§ 744.21 and §744.22|744.21 and 744.22",
        "744.21(a)(2)(i)|744.21(a)(2)(i)",
        "1.367(a)-3|1.367(a)-3",
        "252.227-7025|252.227-7025",
        "100.35T09-0208|100.35t09-0208",
        "744.12-744.14|744.12 744.14",
        "744.12–744.14|744.12 744.14",
        "see § 744.21.|see 744.21",
        "ECCN 3A090.a.1.|eccn 3a090.a.1",
        "3a090.A|3a090.a",
        "3A090.The|3a090 the",
        "9A610.x.iii|9a610.x.iii",
        "3A0901|3a0901",
        "90 FR 4544, Jan. 16|90fr4544 jan 16",
        "FR Doc. 2025-00636|fr doc 2025-00636",
        "2024–19189|2024-19189",
        "RIN 0694-AJ90|rin 0694-aj90",
        "parts 730-774|parts 730-774",
        "China’s and People's|china and people",
        "O’Brien|o'brien",
        "\u201Cdata center\u201D|data center",
        "U.S. persons, a.k.a. P.R.C.|us persons aka prc",
        "and/or|and or",
        "Türkiye São Côte Øster ßig Æon Łódź|turkiye sao cote oster ssig aeon lodz",
        "Ivory İzmir ısı|ivory izmir isi",
        "Байкал й|байкал й",
        "10³ and 103 and cm²|10³ and 103 and cm²",
        "1,596 entities, $300,000.00|1596 entities 300000 00",
        "4.5 GHz|4.5 ghz",
        "co\u00ADopera\u200Btion|cooperation",
        "e\u0301tude|etude",
        "AT&T|at t",
        "中国 Ltd|中 国 ltd",
        "a* §§ — ¶ !|a",
      })
  void cutsAQuestionIntoWords(String text, String words) {
    assertThat(spelled(LegalAnalyzer.forQuestions(), text)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3A090.a.1 chips|0:3a090.a.1 0:3a090.a 0:3a090 0:3a 1:chips",
        "744.21(a)(2) chips|0:744.21(a)(2) 0:744.21(a) 0:744.21 0:744 1:chips",
        "4.5 GHz|0:4.5 1:ghz",
        "90 FR 4544 says|0:90fr4544 0:90 1:fr 2:4544 3:says",
        "F-16 jets|0:f-16 0:f 1:16 2:jets",
      })
  void addsWhatACitationBeginsWith(String text, String words) {
    assertThat(placed(LegalAnalyzer.forText(), text)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"90 FR 4544 says|0:90fr4544 3:says", "F-16 jets|0:f-16 2:jets"})
  void aQuestionCountsPositionsAsATextDoes(String text, String words) {
    assertThat(placed(LegalAnalyzer.forQuestions(), text)).isEqualTo(words);
  }

  @Test
  void keepsParagraphsApart() {
    assertThat(placed(LegalAnalyzer.forText(), "one\ntwo\tthree"))
        .isEqualTo("0:one 21:two 42:three");
  }

  @Test
  void pointsIntoTheText() {
    String text = "The “China’s” § 744.21(a), 1,596.";

    List<String> stand =
        LegalAnalyzer.forText().words(text).stream()
            .map(word -> text.substring(word.from(), word.until()))
            .toList();

    assertThat(stand).containsExactly("The", "China’s", "744.21(a)", "744.21", "744", "1,596");
  }

  @Test
  void isTheSameInATurkishLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(spelled(LegalAnalyzer.forText(), "IN INDIA ISTANBUL"))
          .isEqualTo("in india istanbul");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void cutsAVeryLongWordIntoSeveralAndLosesNothing() {
    List<LegalAnalyzer.Word> words = LegalAnalyzer.forText().words("x".repeat(1_000));

    assertThat(words).hasSize(4);
    assertThat(words.stream().mapToInt(word -> word.text().length()).sum()).isEqualTo(1_000);
  }

  @Property
  void everyTextHasWordsInOrder(@ForAll String text) {
    int position = 0;
    int from = 0;
    for (LegalAnalyzer.Word word : LegalAnalyzer.forText().words(text)) {
      assertThat(word.position()).isGreaterThanOrEqualTo(position);
      assertThat(word.from()).isGreaterThanOrEqualTo(from);
      assertThat(word.until()).isGreaterThan(word.from()).isLessThanOrEqualTo(text.length());
      position = word.position();
      from = word.from();
    }
  }

  private static String spelled(LegalAnalyzer analyzer, String text) {
    return analyzer.words(text).stream()
        .map(LegalAnalyzer.Word::text)
        .collect(Collectors.joining(" "));
  }

  private static String placed(LegalAnalyzer analyzer, String text) {
    return analyzer.words(text).stream()
        .map(word -> word.position() + ":" + word.text())
        .collect(Collectors.joining(" "));
  }
}
