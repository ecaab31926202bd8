package earmark.archive;

import static earmark.archive.Samples.SECTION;
import static earmark.archive.Samples.seen;
import static earmark.archive.Samples.text;

import earmark.archive.change.Change;
import earmark.archive.change.Occasion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * A process that amends one provision day by day, and says each change only once it is committed.
 */
final class EndlessWriter {
  /** What it alone does while it lives. */
  static final String TURN = "writing";

  private EndlessWriter() {}

  public static void main(String[] arguments) {
    try (Archive archive =
            Archive.open(ArchiveSettings.in(Path.of(arguments[0])), Clock.systemUTC());
        Turn _ = archive.turns().take(TURN).orElseThrow()) {
      LocalDate day = LocalDate.parse(arguments[1]);
      while (true) {
        day = day.plusDays(1);
        for (Change change :
            archive
                .recorder()
                .record(
                    List.of(
                        seen(
                            archive,
                            SECTION,
                            text("In force from day " + day.toEpochDay()),
                            day.toString(),
                            Occasion.NEWS)))) {
          IO.println(change.sequence());
        }
      }
    }
  }
}
