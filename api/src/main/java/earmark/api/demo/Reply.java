package earmark.api.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a site answers, free of socket details. */
record Reply(int status, String contentType, String body, Map<String, String> headers) {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  Reply {
    headers = Map.copyOf(headers);
  }

  static Reply json(int status, JsonNode body) {
    return new Reply(status, "application/json; charset=utf-8", body.toString(), Map.of());
  }

  static Reply html(int status, String body) {
    return new Reply(status, "text/html; charset=utf-8", body, Map.of());
  }

  static Reply xml(String body) {
    return new Reply(200, "application/xml", body, Map.of());
  }

  static Reply plain(int status, String body) {
    return new Reply(status, "text/plain; charset=utf-8", body, Map.of());
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, contentType, body, more);
  }

  /** Adds an ETag of the body. */
  Reply withTag() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes());
      return with("ETag", "W/\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Adds the day of the last change, taken as noon in Greenwich. */
  Reply changedOn(LocalDate day) {
    return with(
        "Last-Modified", HTTP_DATE.format(day.atTime(LocalTime.NOON).atOffset(ZoneOffset.UTC)));
  }

  /** Whether a client that sends these validators holds this answer; a tag counts before a date. */
  boolean isHeldBy(Optional<String> ifNoneMatch, Optional<String> ifModifiedSince) {
    if (ifNoneMatch.isPresent()) {
      return ifNoneMatch.equals(Optional.ofNullable(headers.get("ETag")));
    }
    return ifModifiedSince.isPresent()
        && ifModifiedSince.equals(Optional.ofNullable(headers.get("Last-Modified")));
  }
}
