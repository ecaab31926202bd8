package earmark.api.web;

import earmark.api.reading.Addresses;
import earmark.api.reading.Desk;
import earmark.api.reading.NothingInForceException;
import earmark.api.reading.UnknownCitationException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong in a page, as a calm page that says what to do. */
@ControllerAdvice("earmark.api.web")
final class Failures {
  private final Desk desk;

  Failures(Desk desk) {
    this.desk = desk;
  }

  /** Somewhere else to go. */
  record Suggestion(String text, String path) {}

  @ExceptionHandler
  ModelAndView unknown(UnknownCitationException e, HttpServletRequest request) {
    List<Suggestion> nearest =
        e.nearest().stream()
            .map(
                work ->
                    new Suggestion(
                        work.citation() + (work.title().isEmpty() ? "" : ": " + work.title()),
                        Addresses.of(work.id())))
            .toList();
    return page(
        request,
        HttpStatus.NOT_FOUND,
        "Not in the archive",
        String.valueOf(e.getMessage())
            + ". Earmark knows what it has captured; parts outside its configured scope are not"
            + " there.",
        nearest);
  }

  @ExceptionHandler
  ModelAndView nothing(NothingInForceException e, HttpServletRequest request) {
    String path = Addresses.of(e.work().id());
    List<Suggestion> suggestions =
        e.first()
            .map(day -> List.of(new Suggestion("As of " + Words.day(day), path + "?asOf=" + day)))
            .orElse(List.of());
    return page(
        request,
        HttpStatus.NOT_FOUND,
        "No text for that day",
        e.work().citation()
            + " was not in force on "
            + Words.day(e.on())
            + ", or the archive does not reach back that far.",
        suggestions);
  }

  @ExceptionHandler
  ModelAndView stated(ResponseStatusException e, HttpServletRequest request) {
    String reason = e.getReason();
    return page(
        request, e.getStatusCode(), "Not found", reason == null ? "" : reason + ".", List.of());
  }

  @ExceptionHandler
  ModelAndView badValue(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
    return page(
        request,
        HttpStatus.BAD_REQUEST,
        "That value cannot be used",
        "\""
            + Words.clip(String.valueOf(e.getValue()), 80)
            + "\" is no value for "
            + e.getName()
            + ". Dates are written 2025-01-31.",
        List.of());
  }

  @ExceptionHandler
  ModelAndView missing(MissingServletRequestParameterException e, HttpServletRequest request) {
    return page(
        request,
        HttpStatus.BAD_REQUEST,
        "Something is missing",
        "The address lacks a value for " + e.getParameterName() + ".",
        List.of());
  }

  private ModelAndView page(
      HttpServletRequest request,
      HttpStatusCode status,
      String headline,
      String what,
      List<Suggestion> suggestions) {
    ModelAndView page = new ModelAndView("failure");
    page.setStatus(status);
    page.addObject("frame", Frame.of(desk, request));
    page.addObject("headline", headline);
    page.addObject("what", what);
    page.addObject("suggestions", suggestions);
    return page;
  }
}
