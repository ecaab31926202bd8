package earmark.redline.citation;

import java.util.Optional;

/**
 * An address of law. Its {@link Object#toString()} is the canonical form, which parses back to it.
 *
 * <p>A RIN or a docket number is no citation: it ties together the documents of one rulemaking, and
 * two different documents may share it.
 */
public sealed interface Citation permits ProvisionCitation, FrPage, FrNumber {

  /**
   * Reads a citation in any of the forms in use: {@code 15 CFR 744.21(a)(2)}, {@code § 744.21},
   * {@code Supplement No. 4 to 15 CFR part 744}, {@code supp. 4 to part 744}, {@code 10 CFR part
   * 810 appendix A}, {@code 15 CFR part 744}, {@code 90 FR 4544}, {@code 2025-00636}.
   *
   * <p>Where the CFR title is left out, title 15 is meant, which holds the EAR.
   *
   * @throws IllegalArgumentException if {@code text} is not exactly one citation; the message
   *     quotes it
   */
  static Citation parse(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException("Not a citation: \"" + text + "\""));
  }

  /** Like {@link #parse}, but empty where {@code text} is not exactly one citation. */
  static Optional<Citation> find(String text) {
    return CitationForms.read(text);
  }
}
