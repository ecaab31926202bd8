package earmark.api.alert;

import java.util.List;
import java.util.Optional;

/**
 * What a letter says, before it takes a form.
 *
 * @param headline what happened to what, and when it takes effect
 * @param substance one sentence on what is different
 * @param codified whether it is about text of the CFR
 * @param textRedline the changes in plain text; empty where a whole text came or went
 * @param htmlRedline the changes as an HTML fragment with inline styles; empty likewise
 * @param excerpts places with matched words, where there is no redline
 * @param words the words that matched
 * @param official address of the text at its publisher
 * @param proof what was captured, line by line; empty if no capture stands for it
 */
record Story(
    String headline,
    String substance,
    boolean codified,
    String textRedline,
    String htmlRedline,
    List<String> excerpts,
    List<DatedFact> dates,
    Watch watch,
    List<String> words,
    String page,
    Optional<String> official,
    List<String> proof,
    String watchesPage) {

  /** A date that matters, with its name: "Takes effect", "June 16, 2026". */
  record DatedFact(String name, String date) {}

  /** What the eCFR says of itself on each page. */
  static final String NOT_OFFICIAL =
      "The eCFR is authoritative but not an official legal edition of the CFR.";
}
