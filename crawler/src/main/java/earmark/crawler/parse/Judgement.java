package earmark.crawler.parse;

import earmark.redline.text.Finding;
import java.util.Optional;

/**
 * The verdict on an answer before it is used: is it what was asked for, and whole?
 *
 * <p>A page that turns robots away comes with status 200, and an answer that was cut short with the
 * right type. Neither may ever be read as "the text is gone". So an answer is believed only after
 * its bytes have been looked at.
 */
public sealed interface Judgement {
  /** A page that turns robots away: "Request Access", a CAPTCHA, "Just a moment...". */
  String BLOCKED_PAGE = "BLOCKED_PAGE";

  String HTML_INSTEAD_OF_XML = "HTML_INSTEAD_OF_XML";
  String HTML_INSTEAD_OF_JSON = "HTML_INSTEAD_OF_JSON";

  /** It ends before its last element does, or before its last bracket. */
  String TRUNCATED = "TRUNCATED";

  String NOT_WELL_FORMED = "NOT_WELL_FORMED";

  /** Its elements nest deeper than 200. */
  String TOO_DEEP = "TOO_DEEP";

  /** Larger than 512 MiB. */
  String TOO_LARGE = "TOO_LARGE";

  /** It declares a document type with entities of its own, which no source does. */
  String ENTITIES_DECLARED = "ENTITIES_DECLARED";

  String EMPTY = "EMPTY";

  /** A sound answer about something else. */
  String WRONG_DOCUMENT = "WRONG_DOCUMENT";

  /** A sound document of another kind. */
  String WRONG_ROOT = "WRONG_ROOT";

  /** A page without the words that it always has. */
  String MARK_MISSING = "MARK_MISSING";

  String BAD_ENCODING = "BAD_ENCODING";

  /** It may be used. */
  record Usable() implements Judgement {}

  /**
   * It must not be used.
   *
   * @param code one of the constants of {@link Judgement}
   * @param evidence what was seen, for people
   */
  record Refused(String code, String evidence) implements Judgement {
    /** The refusal as a finding about {@code where}, an address. */
    public Finding finding(String where) {
      return new Finding(code, Finding.Severity.REFUSED, where, evidence);
    }
  }

  /**
   * Judges an answer.
   *
   * @param contentType the media type that the server stated, with or without parameters; empty if
   *     none. It is not believed against the bytes: real servers send XML as text
   */
  static Judgement of(Expected expected, String contentType, byte[] bytes) {
    return Judge.judge(expected, contentType, bytes);
  }

  /** The refusal, or empty if the answer may be used. */
  default Optional<Refused> refusal() {
    return this instanceof Refused refused ? Optional.of(refused) : Optional.empty();
  }
}
