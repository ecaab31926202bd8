package earmark.api.reading;

import java.time.LocalDate;
import java.util.Optional;

/** The simulated days of the demo. Safe for use by several threads. */
public interface DemoDesk {
  /**
   * A day of the story.
   *
   * @param number counted from 1
   * @param of how many there are
   */
  record Day(int number, int of, LocalDate date, String headline) {}

  /** What a visitor sees of the simulation. */
  record State(Day today, Optional<Day> next, boolean playing, boolean busy) {}

  State state();

  /** Moves on by a day, with the crawls and alerts of that day; does nothing on the last. */
  void advance();

  /** Moves on by itself from now on, or stops doing so. */
  void play(boolean on);
}
