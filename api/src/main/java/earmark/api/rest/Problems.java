package earmark.api.rest;

import earmark.api.reading.Addresses;
import earmark.api.reading.NothingInForceException;
import earmark.api.reading.RefusedQueryException;
import earmark.api.reading.UnknownCitationException;
import earmark.archive.ArchiveFailedException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Every failure of the API as a problem (RFC 9457) with a stable {@code code}. */
@RestControllerAdvice("earmark.api.rest")
final class Problems {
  /** A work near to what was asked for. */
  record Near(String citation, String path) {}

  /** Nothing has the number or identity that was asked for. */
  static final class NotThereException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotThereException(String message) {
      super(message);
    }
  }

  @ExceptionHandler
  ProblemDetail unknown(UnknownCitationException e) {
    List<Near> nearest =
        e.nearest().stream().map(w -> new Near(w.citation(), Addresses.of(w.id()))).toList();
    ProblemDetail problem = problem(HttpStatus.NOT_FOUND, "UNKNOWN_CITATION", e);
    problem.setProperty("nearest", nearest);
    return problem;
  }

  @ExceptionHandler
  ProblemDetail nothing(NothingInForceException e) {
    ProblemDetail problem = problem(HttpStatus.NOT_FOUND, "NOT_IN_FORCE", e);
    e.first().ifPresent(day -> problem.setProperty("firstDay", day.toString()));
    return problem;
  }

  @ExceptionHandler
  ProblemDetail notThere(NotThereException e) {
    return problem(HttpStatus.NOT_FOUND, "NOT_FOUND", e);
  }

  @ExceptionHandler
  ProblemDetail refused(RefusedQueryException e) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "BAD_QUERY", e);
    problem.setProperty("position", e.position());
    e.suggestion().ifPresent(words -> problem.setProperty("suggestion", words));
    return problem;
  }

  @ExceptionHandler
  ProblemDetail badValue(MethodArgumentTypeMismatchException e) {
    return problem(
        HttpStatus.BAD_REQUEST,
        "BAD_VALUE",
        "\"" + e.getValue() + "\" is no value for " + e.getName());
  }

  @ExceptionHandler
  ProblemDetail missing(MissingServletRequestParameterException e) {
    return problem(
        HttpStatus.BAD_REQUEST,
        "MISSING_VALUE",
        "A value for " + e.getParameterName() + " is needed");
  }

  @ExceptionHandler
  ProblemDetail unreadable(HttpMessageNotReadableException e) {
    return problem(HttpStatus.BAD_REQUEST, "BAD_BODY", "The body is not the JSON that is expected");
  }

  @ExceptionHandler
  ProblemDetail callerIsWrong(IllegalArgumentException e) {
    return problem(HttpStatus.BAD_REQUEST, "BAD_VALUE", e);
  }

  @ExceptionHandler
  ProblemDetail archiveFailed(ArchiveFailedException e) {
    return problem(HttpStatus.INTERNAL_SERVER_ERROR, "ARCHIVE_FAILED", e);
  }

  private static ProblemDetail problem(HttpStatus status, String code, RuntimeException e) {
    return problem(status, code, String.valueOf(e.getMessage()));
  }

  private static ProblemDetail problem(HttpStatus status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    return problem;
  }
}
