/**
 * What the amendatory instructions of a rule order: read word by word, typed, never guessed.
 *
 * <p>An instruction is one labelled sentence ("4.b. Revising paragraph (a)(2) introductory text;").
 * Its reading is a list of operations, each naming exactly one unit, and an account: a content word
 * that was not understood is a finding, and an instruction with a blocking finding has no
 * operations. Nothing here looks at the text that is amended.
 *
 * <pre>{@code
 * var part = Place.part(15, "744");
 * var reader = new InstructionReader();
 * reader.read("2. Section 744.21 is amended by adding paragraph (b).", part).operations();
 * // [add paragraph 15 CFR 744.21(b)]
 * }</pre>
 */
@NullMarked
package earmark.redline.instruction;

import org.jspecify.annotations.NullMarked;
