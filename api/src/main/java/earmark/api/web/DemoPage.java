package earmark.api.web;

import earmark.api.reading.DemoDesk;
import earmark.api.reading.Desk;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The buttons of the demo's banner. */
@Controller
final class DemoPage {
  private final Desk desk;

  DemoPage(Desk desk) {
    this.desk = desk;
  }

  /** The banner alone; tells the page when there are changes that it does not show yet. */
  @GetMapping("/demo/banner")
  String banner(@RequestParam(defaultValue = "0") long seen, HttpServletResponse response) {
    demo();
    if (desk.library().last() != seen) {
      response.setHeader("HX-Trigger", "earmark-changed");
    }
    return "layout :: banner";
  }

  @PostMapping("/demo/advance")
  String advance(@RequestParam(defaultValue = "/") String back) {
    demo().advance();
    return "redirect:" + own(back);
  }

  @PostMapping("/demo/play")
  String play(@RequestParam boolean on, @RequestParam(defaultValue = "/") String back) {
    demo().play(on);
    return "redirect:" + own(back);
  }

  private DemoDesk demo() {
    return desk.demo()
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "This is not the demo"));
  }

  /** A path of ours to go back to; anything else is the first page. */
  private static String own(String back) {
    return back.matches("/([A-Za-z0-9?][\\x21-\\x7e]*)?") && !back.contains("\\") ? back : "/";
  }
}
