package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.crawler.SharedData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole file of a day in 2022, as published. */
class ScreeningFileTest {
  @Test
  void everyEntryOfTheRealFileIsRead() {
    ScreeningFile file =
        ScreeningFile.csv(SharedData.read("screening-list/consolidated.2022-05-06.csv.gz"));

    assertThat(file.refusal()).isEmpty();
    assertThat(file.findings()).isEmpty();
    assertThat(file.total()).isEqualTo(14_160);
    assertThat(file.of(WatchedList.ENTITY_LIST)).hasSize(2_001);
    assertThat(file.of(WatchedList.DENIED_PERSONS)).hasSize(462);
    assertThat(file.of(WatchedList.UNVERIFIED_LIST)).hasSize(201);
    assertThat(file.of(WatchedList.MILITARY_END_USERS)).hasSize(71);
  }

  @Test
  void noEntryOfTheRealFileIsMergedWithAnother() {
    ScreeningFile file =
        ScreeningFile.csv(SharedData.read("screening-list/consolidated.2022-05-06.csv.gz"));
    for (WatchedList list : WatchedList.values()) {
      Namesakes namesakes = new Namesakes(list, List.of(), file.of(list));
      assertThat(namesakes.present()).hasSameSizeAs(file.of(list));
    }
    Namesakes entities =
        new Namesakes(WatchedList.ENTITY_LIST, List.of(), file.of(WatchedList.ENTITY_LIST));
    assertThat(entities.findings())
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.excerpt()).startsWith("99 entries share their name"));
  }
}
