package earmark.crawler.parse;

import java.time.LocalDate;
import java.util.Set;

/** What an answer should be, for {@link Judgement#of}. */
public sealed interface Expected {
  /** An XML document whose root element has one of these names. */
  record Xml(Set<String> roots) implements Expected {
    public Xml {
      roots = Set.copyOf(roots);
      if (roots.isEmpty()) {
        throw new IllegalArgumentException("At least one root element must be expected");
      }
    }
  }

  /** The text of one Federal Register document as XML. */
  record FrDocumentXml(String number) implements Expected {}

  /** The raw text of one Federal Register document. */
  record FrDocumentText(String number) implements Expected {}

  /** One part of the CFR, or a slice of it, as eCFR XML. */
  record EcfrPartXml(int title, String part) implements Expected {}

  /** The daily issue of the Federal Register of one day. */
  record FrIssueXml(LocalDate day) implements Expected {}

  /** A whole title of the CFR as eCFR XML. */
  record EcfrTitleXml(int title) implements Expected {}

  /** A JSON object or array. */
  record Json() implements Expected {}

  /**
   * An HTML page.
   *
   * @param mark words that the page always has and an error page has not; empty if none are known
   */
  record Html(String mark) implements Expected {}

  /** Text for people without mark-up: a list with tabs or commas, a notice. */
  record Plain() implements Expected {}
}
