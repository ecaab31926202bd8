package earmark.archive.change;

import earmark.redline.instruction.Instruction;
import earmark.redline.instruction.InstructionFinding;
import earmark.redline.instruction.Operation;
import earmark.redline.instruction.Target;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Amendatory instructions as JSON: what {@code earmark instructions --json} prints.
 *
 * <pre>{@code
 * {"label":"4","text":"4. Section 740.23 is amended by …","effective":"2024-09-05",
 *  "operations":[{"action":"revise","target":{"cfr":"15 CFR 740.23(a)","unit":"sentence",
 *                 "which":["second to last"],"within":"introductory text"}}],
 *  "findings":[{"code":"unknown-words","excerpt":"…","start":12,"blocking":true}]}
 * }</pre>
 *
 * <p>A member that says nothing is left out; {@code operations} and {@code findings} are always
 * there.
 */
public final class InstructionCodec {
  private InstructionCodec() {}

  public static ObjectNode json(Instruction instruction) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("label", instruction.label());
    node.put("text", instruction.text());
    instruction.effective().ifPresent(day -> node.put("effective", day.toString()));
    instruction.asAmendedBy().ifPresent(rule -> node.put("asAmendedBy", rule));
    ArrayNode operations = node.putArray("operations");
    instruction.operations().forEach(operation -> operations.add(json(operation)));
    ArrayNode findings = node.putArray("findings");
    instruction.findings().forEach(finding -> findings.add(json(finding)));
    return node;
  }

  private static ObjectNode json(InstructionFinding finding) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", finding.code().word())
        .put("excerpt", finding.excerpt())
        .put("start", finding.start())
        .put("blocking", finding.isBlocking());
  }

  public static ObjectNode json(Operation operation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("action", operation.action().word());
    node.set("target", json(operation.target()));
    operation.to().ifPresent(to -> node.set("to", json(to)));
    operation.old().ifPresent(words -> node.put("old", words));
    operation.replacement().ifPresent(words -> node.put("new", words));
    operation.where().ifPresent(where -> node.put("where", where));
    operation.anchor().ifPresent(anchor -> node.put("anchor", anchor));
    operation.order().ifPresent(order -> node.put("order", order));
    if (!operation.except().isEmpty()) {
      ArrayNode except = node.putArray("except");
      operation.except().forEach(target -> except.add(json(target)));
    }
    return node;
  }

  private static ObjectNode json(Target target) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    target.place().ifPresent(place -> node.put("cfr", place.toString()));
    node.put("unit", target.unit().word());
    texts(node, "which", target.which());
    target.name().ifPresent(name -> node.put("name", name));
    target.under().ifPresent(heading -> node.put("under", heading));
    target.within().ifPresent(scope -> node.put("within", scope));
    target.document().ifPresent(number -> node.put("document", number));
    target.instruction().ifPresent(label -> node.put("instruction", label));
    return node;
  }

  private static void texts(ObjectNode node, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = node.putArray(name);
      texts.forEach(array::add);
    }
  }
}
