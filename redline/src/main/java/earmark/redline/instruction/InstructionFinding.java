package earmark.redline.instruction;

/**
 * Words of an instruction that were not understood, or that contradict each other.
 *
 * @param isBlocking whether nothing of the instruction may be carried out
 * @param start place of the excerpt in the instruction's text, in UTF-16 units
 * @param excerpt the words concerned, as they stand in the instruction
 */
public record InstructionFinding(Code code, boolean isBlocking, int start, String excerpt) {
  /** What is wrong. Stable; the JSON form writes it in lower case with hyphens. */
  public enum Code {
    /** Content words that no rule of reading accounts for. */
    UNKNOWN_WORDS,
    /** Something is ordered, but not for what. */
    NO_TARGET,
    /** It can be read in two ways. */
    AMBIGUOUS_TARGET,
    /** Text is announced that does not follow. */
    NO_TEXT_SUPPLIED,
    /** Two instructions of one document bear the same label. */
    LABEL_REPEATED,
    /** A quotation is opened and not closed, or closed and not opened. */
    QUOTE_UNBALANCED,
    /** The part named is not the one the document's heading names. */
    PART_MISMATCH,
    /** Something is named, but nothing is ordered for it. */
    NO_ACTION,
    /** Two lists that belong together pairwise have different lengths. */
    COUNT_MISMATCH;

    /** {@code unknown-words}. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
