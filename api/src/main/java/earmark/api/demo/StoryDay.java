package earmark.api.demo;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A day of the sample story on which something can be seen for the first time.
 *
 * @param date the day in Washington
 * @param headline one sentence for people: what happens
 */
public record StoryDay(LocalDate date, String headline) {

  public StoryDay {
    Objects.requireNonNull(date, "date");
    if (headline.isBlank()) {
      throw new IllegalArgumentException("no headline for " + date);
    }
  }
}
