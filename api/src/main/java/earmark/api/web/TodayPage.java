package earmark.api.web;

import earmark.api.reading.Desk;
import earmark.api.reading.SourceDesk;
import earmark.archive.change.Change;
import earmark.archive.change.Occasion;
import earmark.archive.health.SourceHealth.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The first page: what changed, newest first, what takes effect soon, and which sources are silent.
 */
@Controller
final class TodayPage {
  private static final int LOOKED_AT = 300;
  private static final int SHOWN = 60;
  private static final int SOON_DAYS = 30;
  private static final int MOST_SOON = 8;

  private final Desk desk;
  private final ChangeLines lines;

  TodayPage(Desk desk, ChangeLines lines) {
    this.desk = desk;
    this.lines = lines;
  }

  /** The changes that became known on one day. */
  record Day(String date, List<ChangeLine> changes) {}

  /** Something that takes effect within the next weeks. */
  record Soon(LocalDate day, String date, ChangeLine change) {}

  /** A source that cannot be relied on. */
  record Sick(String source, boolean silent, String reason, String since) {}

  @GetMapping("/")
  String today(Model model) {
    fill(model);
    return "today";
  }

  /** The changes alone, for the page that is open while the demo plays. */
  @GetMapping("/today/changes")
  String changes(Model model) {
    fill(model);
    return "today :: changes";
  }

  private void fill(Model model) {
    List<Change> latest = desk.library().latest(LOOKED_AT);
    List<Change> news = latest.stream().filter(c -> c.occasion() == Occasion.NEWS).toList();
    List<Change> shown = news.isEmpty() ? latest : news;
    LocalDate today = desk.library().today();
    model.addAttribute("date", Words.weekday(today));
    model.addAttribute("days", byDay(shown.stream().limit(SHOWN).toList()));
    model.addAttribute("onlyHistory", news.isEmpty() && !latest.isEmpty());
    model.addAttribute("more", shown.size() > SHOWN || latest.size() == LOOKED_AT);
    model.addAttribute("soon", soon(latest, today));
    model.addAttribute("sick", sick());
    model.addAttribute("total", desk.library().last());
  }

  private List<Day> byDay(List<Change> changes) {
    Map<LocalDate, List<ChangeLine>> days = new LinkedHashMap<>();
    for (Change change : changes) {
      days.computeIfAbsent(Words.dayOf(change.recordedAt()), _ -> new ArrayList<>())
          .add(lines.of(change));
    }
    return days.entrySet().stream()
        .map(day -> new Day(Words.weekday(day.getKey()), day.getValue()))
        .toList();
  }

  private List<Soon> soon(List<Change> changes, LocalDate today) {
    List<Soon> soon = new ArrayList<>();
    for (Change change : changes) {
      Optional<LocalDate> day =
          lines.upcoming(change, today).filter(d -> d.isBefore(today.plusDays(SOON_DAYS + 1)));
      day.ifPresent(d -> soon.add(new Soon(d, Words.day(d), lines.of(change))));
    }
    return soon.stream().sorted(Comparator.comparing(Soon::day)).limit(MOST_SOON).toList();
  }

  private List<Sick> sick() {
    return desk.sources().list().stream()
        .map(SourceDesk.Entry::health)
        .filter(health -> health.status() == Status.UNHEALTHY || health.status() == Status.SILENT)
        .map(
            health ->
                new Sick(
                    health.source(),
                    health.status() == Status.SILENT,
                    health.reason(),
                    health.state().since().map(Words::moment).orElse("")))
        .toList();
  }
}
