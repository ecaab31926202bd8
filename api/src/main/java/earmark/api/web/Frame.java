package earmark.api.web;

import earmark.api.reading.DemoDesk;
import earmark.api.reading.Desk;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What stands around every page.
 *
 * @param path the page's own path, to mark it in the navigation
 * @param address path and query, to come back to after a button was pressed
 * @param demo whether the banner of the demo is shown
 * @param banner what the banner says; nothing to read where {@code demo} is false
 * @param last sequence number of the newest change when the page was made
 */
record Frame(String path, String address, boolean demo, Banner banner, long last) {
  /** The banner of the demo. */
  record Banner(
      int number,
      int of,
      String date,
      String headline,
      String next,
      boolean playing,
      boolean busy) {
    static final Banner NONE = new Banner(0, 0, "", "", "", false, false);

    static Banner of(DemoDesk.State state) {
      return new Banner(
          state.today().number(),
          state.today().of(),
          Words.day(state.today().date()),
          state.today().headline(),
          state.next().map(day -> Words.day(day.date())).orElse(""),
          state.playing(),
          state.busy());
    }
  }

  static Frame of(Desk desk, HttpServletRequest request) {
    String query = request.getQueryString();
    String path = request.getRequestURI();
    return new Frame(
        path,
        query == null ? path : path + "?" + query,
        desk.demo().isPresent(),
        desk.demo().map(DemoDesk::state).map(Banner::of).orElse(Banner.NONE),
        desk.demo().isPresent() ? desk.library().last() : 0);
  }

  /** Whether {@code section} is where the page is. */
  public boolean isIn(String section) {
    return section.equals("/") ? path.equals("/") : path.startsWith(section);
  }

  /** Gives every page its frame. */
  @ControllerAdvice("earmark.api.web")
  static final class Advice {
    private final Desk desk;

    Advice(Desk desk) {
      this.desk = desk;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
      return Frame.of(desk, request);
    }
  }
}
