package earmark.crawler.source;

import earmark.archive.Sha256;
import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.Versions;
import earmark.archive.version.WorkId;
import earmark.redline.text.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which entry of a new edition is which entry of the one before.
 *
 * <p>The list gives its entries no lasting number, and several entries share a name. Two entries
 * are taken for one if their names have the same letters and figures and they share a Federal
 * Register notice or a country, or if one of them states neither. Among namesakes the pair that
 * shares most goes first: the whole text, then notices, then countries. Entries that could as well
 * be paired otherwise are a finding. What finds no partner is a new entry, and never written over
 * another.
 */
final class Namesakes {
  /** Parts the name from what tells an entry from its namesakes; in no name. */
  private static final String APART = "~";

  private static final int HASH_LENGTH = 8;
  private static final int SAME_TEXT = 1_000_000;
  private static final int SHARED_NOTICE = 1_000;
  private static final int NOTHING_TO_TELL_BY = 1;
  private static final int NAMED = 5;

  private final WatchedList list;
  private final Map<String, List<Version>> known = new HashMap<>();
  private final Set<WorkId> taken = new HashSet<>();
  private final Map<WorkId, ListEntry> present = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> shared = new ArrayList<>();
  private int sharing;

  private record Pair(Version version, ListEntry entry, int likeness) {}

  /**
   * @param known the newest version of every entry that ever stood in the list
   */
  Namesakes(WatchedList list, Collection<Version> known, List<ListEntry> edition) {
    this.list = list;
    for (Version version : known) {
      this.known.computeIfAbsent(name(version.work()), _ -> new ArrayList<>()).add(version);
      taken.add(version.work());
    }
    Map<String, List<ListEntry>> byName = new TreeMap<>();
    edition.forEach(
        entry -> byName.computeIfAbsent(entry.key(), _ -> new ArrayList<>()).add(entry));
    byName.forEach(this::identify);
    if (sharing > 0) {
      findings.add(
          new Finding(
              "NAMESAKES",
              Finding.Severity.NOTE,
              list.title(),
              sharing
                  + " entries share their name with another and are told apart by their notices,"
                  + " countries and other words: "
                  + String.join("; ", shared)));
    }
  }

  /** The entries of the edition by identity, ordered by name. */
  Map<WorkId, ListEntry> present() {
    return present;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  private void identify(String name, List<ListEntry> edition) {
    List<ListEntry> entries = distinct(edition);
    if (entries.size() > 1) {
      sharing += entries.size();
      if (shared.size() < NAMED) {
        shared.add(entries.getFirst().name());
      }
    }
    List<Version> before = new ArrayList<>(known.getOrDefault(name, List.of()));
    List<ListEntry> rest = new ArrayList<>(entries);
    pair(before.stream().filter(version -> version.inForceUntil().isEmpty()).toList(), rest);
    // One that was taken off may come back.
    pair(before.stream().filter(version -> version.inForceUntil().isPresent()).toList(), rest);
    WorkId plain = WorkId.listEntry(list.key(), name);
    boolean alone = entries.size() == 1 && !taken.contains(plain);
    for (ListEntry entry : rest) {
      WorkId id = alone ? plain : WorkId.listEntry(list.key(), name + APART + hash(entry));
      taken.add(id);
      present.put(id, entry);
    }
  }

  private List<ListEntry> distinct(List<ListEntry> edition) {
    List<ListEntry> distinct = new ArrayList<>();
    for (ListEntry entry : edition) {
      if (distinct.stream().anyMatch(other -> hash(other).equals(hash(entry)))) {
        findings.add(
            new Finding(
                "DUPLICATE_ENTRY",
                Finding.Severity.NOTE,
                entry.citation(),
                "It stands in the list twice, word for word"));
      } else {
        distinct.add(entry);
      }
    }
    return distinct;
  }

  private void pair(List<Version> versions, List<ListEntry> rest) {
    List<Pair> pairs = new ArrayList<>();
    for (Version version : versions) {
      for (ListEntry entry : rest) {
        int likeness = likeness(version, entry);
        if (likeness > 0) {
          pairs.add(new Pair(version, entry, likeness));
        }
      }
    }
    pairs.sort(Comparator.comparingInt(pair -> -pair.likeness()));
    Set<WorkId> gone = new HashSet<>();
    for (Pair pair : pairs) {
      WorkId id = pair.version().work();
      if (!gone.contains(id) && rest.remove(pair.entry())) {
        gone.add(id);
        present.put(id, pair.entry());
        if (pair.likeness() < SAME_TEXT
            && pairs.stream().anyMatch(other -> isAsGood(other, pair, rest, gone))) {
          findings.add(
              new Finding(
                  "AMBIGUOUS_NAMESAKE",
                  Finding.Severity.WARNING,
                  id.value(),
                  "Another entry named \""
                      + pair.entry().name()
                      + "\" shares as much with it; they were paired in the order of the list"));
        }
      }
    }
  }

  /** Whether one of the two could have been paired with something else that is still free. */
  private static boolean isAsGood(
      Pair other, Pair pair, List<ListEntry> free, Set<WorkId> pairedWorks) {
    boolean otherEntry = other.version().equals(pair.version()) && free.contains(other.entry());
    boolean otherWork =
        other.entry().equals(pair.entry()) && !pairedWorks.contains(other.version().work());
    return other.likeness() == pair.likeness() && (otherEntry || otherWork);
  }

  private static int likeness(Version version, ListEntry entry) {
    if (version.text().equals(Sha256.of(Versions.encode(entry.text())))) {
      return SAME_TEXT;
    }
    List<String> notices = version.facts().all(Fact.FR);
    List<String> countries = version.facts().all(Fact.COUNTRY);
    int likeness =
        SHARED_NOTICE * common(notices, entry.notices())
            + 10 * common(countries, entry.countries());
    boolean nothing =
        (notices.isEmpty() && countries.isEmpty())
            || (entry.notices().isEmpty() && entry.countries().isEmpty());
    return likeness == 0 && nothing ? NOTHING_TO_TELL_BY : likeness;
  }

  private static int common(List<String> some, List<String> others) {
    Set<String> common = new HashSet<>(some);
    common.retainAll(others);
    return common.size();
  }

  private static String hash(ListEntry entry) {
    return Sha256.of(entry.text().plain().getBytes(StandardCharsets.UTF_8))
        .hex()
        .substring(0, HASH_LENGTH);
  }

  private static String name(WorkId entry) {
    String key = entry.value().substring(entry.value().lastIndexOf('/') + 1);
    return key.contains(APART) ? key.substring(0, key.indexOf(APART)) : key;
  }
}
