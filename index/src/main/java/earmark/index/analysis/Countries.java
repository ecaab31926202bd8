package earmark.index.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names under which countries and destinations are printed, read from {@code countries.txt}.
 */
final class Countries {
  private static final String FILE = "countries.txt";
  private static final Map<String, List<Name>> BY_FIRST_WORD = read();

  /** A name as words, and all names of its country. */
  private record Name(List<String> words, List<String> all) {}

  private Countries() {}

  /** All names of the country whose name begins at word {@code i}; empty if none does. */
  static List<String> namesAt(List<LegalAnalyzer.Word> words, int i) {
    List<Name> candidates = BY_FIRST_WORD.get(words.get(i).text());
    if (candidates == null) {
      return List.of();
    }
    for (Name name : candidates) {
      if (stands(name, words, i)) {
        return name.all();
      }
    }
    return List.of();
  }

  private static boolean stands(Name name, List<LegalAnalyzer.Word> words, int i) {
    if (i + name.words().size() > words.size()) {
      return false;
    }
    for (int k = 0; k < name.words().size(); k++) {
      if (!words.get(i + k).text().equals(name.words().get(k))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, List<Name>> read() {
    Map<String, List<Name>> names = new HashMap<>();
    try (InputStream file = Countries.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> add(names, Arrays.stream(line.split("\\|", -1)).map(String::strip).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read from the program", e);
    }
    // The longest first: "South Korea" before "South".
    names.values().forEach(list -> list.sort((a, b) -> b.words().size() - a.words().size()));
    return names;
  }

  private static void add(Map<String, List<Name>> names, List<String> all) {
    for (String name : all) {
      List<String> words =
          LegalAnalyzer.forQuestions().words(name).stream().map(LegalAnalyzer.Word::text).toList();
      names.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(new Name(words, all));
    }
  }
}
