package earmark.redline.instruction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One amendatory instruction, read.
 *
 * @param label the full label of the smallest numbered unit: {@code 4}, {@code 7.a.ii}
 * @param text the instruction as written, with its own label
 * @param effective the day the instruction itself or the document says it takes effect
 * @param asAmendedBy the earlier rule on whose result it builds, as written
 * @param operations what it orders; empty for a lead-in and for what a finding blocks
 * @param findings what was not understood or contradicts itself
 */
public record Instruction(
    String label,
    String text,
    Optional<LocalDate> effective,
    Optional<String> asAmendedBy,
    List<Operation> operations,
    List<InstructionFinding> findings) {
  public Instruction {
    operations = List.copyOf(operations);
    findings = List.copyOf(findings);
  }

  /** Whether a finding forbids to carry it out. */
  public boolean isBlocked() {
    return findings.stream().anyMatch(InstructionFinding::isBlocking);
  }
}
