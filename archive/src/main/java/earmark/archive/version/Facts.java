package earmark.archive.version;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is stated about a version beside its text. A fact that is not stated is absent; the order of
 * several values is the source's.
 */
public record Facts(Map<Fact, List<String>> values) {
  public static final Facts NONE = new Facts(Map.of());

  public Facts {
    EnumMap<Fact, List<String>> copy = new EnumMap<>(Fact.class);
    values.forEach(
        (fact, list) -> {
          if (!list.isEmpty()) {
            copy.put(fact, List.copyOf(list));
          }
        });
    values = Collections.unmodifiableMap(copy);
  }

  /** All values of a fact; empty if it is not stated. */
  public List<String> all(Fact fact) {
    return values.getOrDefault(fact, List.of());
  }

  /** The first value of a fact. */
  public Optional<String> first(Fact fact) {
    return all(fact).stream().findFirst();
  }
}
