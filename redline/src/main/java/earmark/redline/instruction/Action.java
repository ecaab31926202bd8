package earmark.redline.instruction;

import java.util.Locale;

/** What is ordered, in the words of the Office of the Federal Register. */
public enum Action {
  /** "Continues to read as follows": no change. */
  KEEP,
  ADD,
  REVISE,
  /** Revise and republish: what differs changes, the rest is only printed again. */
  REPUBLISH,
  REMOVE,
  /** Remove, or add, and keep the designation for later use. */
  RESERVE,
  REDESIGNATE,
  /** Remove words and add others in their place. */
  SUBSTITUTE,
  /** Add words inside a unit. */
  INSERT,
  /** Put under a heading, such as that of a subpart. */
  DESIGNATE,
  TRANSFER,
  /** Correct an earlier document, or the CFR through it. */
  CORRECT,
  SUSPEND,
  STAY,
  LIFT,
  WITHDRAW,
  DELAY;

  /** The word of the JSON form: {@code revise}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
