package earmark.crawler.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of the CFR that are watched, in the order of the configuration, each at most once. */
public record Scope(List<CfrParts> entries) {
  /** The Export Administration Regulations. */
  public static final Scope EAR = parse("15 CFR 730-774");

  public Scope {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("scope names no part of the CFR");
    }
    List<String> seen = new ArrayList<>();
    for (CfrParts entry : entries) {
      for (String part : entry.parts()) {
        String name = entry.title() + " CFR " + part;
        if (seen.contains(name)) {
          throw new IllegalArgumentException("scope names " + name + " twice");
        }
        seen.add(name);
      }
    }
  }

  /**
   * Reads {@code 15 CFR 730-774, 10 CFR 810, 22 CFR 120-130}.
   *
   * @throws IllegalArgumentException if an entry is no part or run of parts, or a part is named
   *     twice
   */
  public static Scope parse(String text) {
    try {
      return new Scope(
          Arrays.stream(text.split("[,;]"))
              .filter(entry -> !entry.isBlank())
              .map(CfrParts::parse)
              .toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("scope \"" + text + "\": " + e.getMessage(), e);
    }
  }

  /** The form that {@link #parse} reads. */
  @Override
  public String toString() {
    return entries.stream().map(CfrParts::toString).collect(Collectors.joining(", "));
  }
}
