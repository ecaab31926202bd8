package earmark.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuietHoursTest {
  @ParameterizedTest
  @CsvSource({
    // Washington is four hours behind in summer, five in winter.
    "23:00-04:00, 2026-07-01T03:00:00Z, true",
    "23:00-04:00, 2026-07-01T07:59:59Z, true",
    "23:00-04:00, 2026-07-01T08:00:00Z, false",
    "23:00-04:00, 2026-07-01T02:59:59Z, false",
    "23:00-04:00, 2026-01-15T08:30:00Z, true",
    "12:00-13:30, 2026-01-15T17:00:00Z, true",
    "12:00-13:30, 2026-01-15T18:30:00Z, false",
  })
  void theyAreReadInWashingtonTime(String hours, Instant moment, boolean quiet) {
    assertThat(QuietHours.parse(hours).contains(moment)).isEqualTo(quiet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23-4", "23:00", "25:00-04:00", "", "23:00-04:00-05:00"})
  void otherFormsAreRefused(String text) {
    assertThatThrownBy(() -> QuietHours.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quiet-hours must be like 23:00-04:00, was \"" + text + "\"");
  }

  @Test
  void aWholeDayIsRefused() {
    assertThatThrownBy(() -> QuietHours.parse("04:00-04:00"))
        .hasMessage("quiet-hours must begin and end at different times, was \"04:00-04:00\"");
  }
}
