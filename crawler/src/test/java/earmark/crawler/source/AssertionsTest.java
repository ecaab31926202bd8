package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionsTest {
  private static final Assertion HALF = new Assertion(2, 0.5, 4, "", "");

  @ParameterizedTest
  @CsvSource({
    "2,0,0,''",
    "1,0,0,TOO_FEW_ROWS",
    "2,4,2,''",
    "2,4,3,MASS_REMOVAL",
    // Of three rows before, any share may go.
    "2,3,3,''",
    "0,9,9,TOO_FEW_ROWS"
  })
  void rowsAndSharesAreCounted(int rows, int before, int removed, String code) {
    assertThat(
            HALF.violation(new Measure(rows, before, removed))
                .map(Assertion.Violation::code)
                .orElse(""))
        .isEqualTo(code);
  }

  @Test
  void theAnswerAsAWholeIsLookedAt() {
    Assertion page = new Assertion(0, 1, 0, "text/html", "Notices");
    assertThat(page.violation("Text/HTML; charset=utf-8", "Notices: 3")).isEmpty();
    assertThat(page.violation("application/pdf", "Notices: 3").orElseThrow())
        .isEqualTo(
            new Assertion.Violation(
                "WRONG_TYPE", "The content type is \"application/pdf\", expected text/html"));
    assertThat(page.violation("text/html", "Sorry").orElseThrow().code()).isEqualTo("MARK_MISSING");
  }

  @Test
  void whatIsLaidOverChangesOnlyWhatItNames() {
    Assertions laid =
        Assertions.builtIn().with("{\"bis-notices\": {\"minimumRows\": 40}, \"ecfr\": {}}");
    Assertion notices = laid.of("bis-notices");
    assertThat(notices.minimumRows()).isEqualTo(40);
    assertThat(notices.marker()).isEqualTo("__NEXT_DATA__");
    assertThat(laid.of("ecfr")).isEqualTo(Assertions.builtIn().of("ecfr"));
    assertThat(laid.of("never-heard-of")).isEqualTo(Assertion.USUAL);
  }

  @Test
  void whatCannotBeUsedIsRefusedWithTheReason() {
    refused("[]", "The file must be an object, was []");
    refused(
        "{\"ecfr\": {\"minRows\": 1}}",
        "\"ecfr\" has the field \"minRows\"; allowed are contentType, marker, maximumRemovedShare,"
            + " minimumRows, shareCountsFrom");
    refused(
        "{\"ecfr\": {\"minimumRows\": \"1\"}}",
        "\"minimumRows\" of \"ecfr\" must be a number, was \"1\"");
    refused(
        "{\"ecfr\": {\"maximumRemovedShare\": 50}}",
        "maximumRemovedShare must be from 0 to 1, was 50.0");
  }

  private static void refused(String json, String message) {
    assertThatThrownBy(() -> Assertions.builtIn().with(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
