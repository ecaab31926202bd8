package earmark.api.web;

import earmark.api.reading.Desk;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.json.JacksonJsonView;

/** What no controller could answer: an address that leads nowhere, or a failure of ours. */
@Controller
final class LostPages implements ErrorController {
  private static final String API = "/api/";

  private final Desk desk;

  LostPages(Desk desk) {
    this.desk = desk;
  }

  @RequestMapping("/error")
  ModelAndView error(HttpServletRequest request, HttpServletResponse response) {
    HttpStatus status = status(request);
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    String headline =
        status.is5xxServerError() ? "Something failed here" : status.getReasonPhrase();
    String what =
        status.is5xxServerError()
            ? "Nothing in the archive was harmed. The log of this program says what happened."
            : "There is nothing at " + Words.clip(path, 200) + ".";
    if (path.startsWith(API)) {
      return problem(status, what);
    }
    ModelAndView page = new ModelAndView("failure");
    page.setStatus(status);
    page.addObject("frame", Frame.of(desk, request));
    page.addObject("headline", headline);
    page.addObject("what", what);
    page.addObject("suggestions", List.of());
    return page;
  }

  private static ModelAndView problem(HttpStatus status, String what) {
    JacksonJsonView view = new JacksonJsonView();
    view.setContentType("application/problem+json");
    String code = status.is5xxServerError() ? "OUR_FAILURE" : "NO_SUCH_ADDRESS";
    ModelAndView json =
        new ModelAndView(
            view,
            Map.of(
                "type",
                "about:blank",
                "title",
                status.getReasonPhrase(),
                "status",
                status.value(),
                "detail",
                what,
                "code",
                code));
    json.setStatus(status);
    return json;
  }

  private static HttpStatus status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }
}
