package earmark.crawler.source;

import earmark.crawler.parse.FrIssueDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which documents of a daily issue are read: those that the register's own queries would list, as
 * far as an issue tells.
 *
 * <p>A part of the CFR counts if the document's head names it. An agency is told by the words of
 * its name, since the register's slugs put them in another order: {@code
 * industry-and-security-bureau} is the Bureau of Industry and Security. Of a term, every word must
 * begin a word of the document.
 */
record IssueScope(Scope scope, List<String> agencies, List<String> terms) {
  private static final Set<String> SMALL_WORDS =
      Set.of("and", "of", "the", "for", "on", "to", "in", "at", "s", "u", "us");

  IssueScope {
    agencies = List.copyOf(agencies);
    terms = List.copyOf(terms);
  }

  /** Every query that there is. */
  List<RegisterQuery> queries() {
    List<RegisterQuery> queries = new ArrayList<>();
    scope.entries().forEach(entry -> queries.add(RegisterQuery.of(entry)));
    agencies.forEach(slug -> queries.add(RegisterQuery.ofAgency(slug)));
    terms.forEach(term -> queries.add(RegisterQuery.ofTerm(term)));
    return queries;
  }

  /** The queries that would list a document; none if it is not wanted. */
  List<RegisterQuery> listing(FrIssueDocument document) {
    List<RegisterQuery> queries = new ArrayList<>();
    List<String> parts = document.parts();
    for (CfrParts entry : scope.entries()) {
      Set<String> wanted =
          entry.parts().stream()
              .map(part -> entry.title() + " CFR part " + part)
              .collect(Collectors.toSet());
      if (parts.stream().anyMatch(wanted::contains)) {
        queries.add(RegisterQuery.of(entry));
      }
    }
    if (!agencies.isEmpty()) {
      Set<Set<String>> names =
          document.agencies().stream().map(IssueScope::words).collect(Collectors.toSet());
      agencies.stream()
          .filter(slug -> names.contains(words(slug)))
          .forEach(slug -> queries.add(RegisterQuery.ofAgency(slug)));
    }
    if (!terms.isEmpty()) {
      String plain = " " + plain(document.plain());
      terms.stream()
          .filter(
              term ->
                  Arrays.stream(plain(term).split(" ", -1)).allMatch(w -> plain.contains(" " + w)))
          .forEach(term -> queries.add(RegisterQuery.ofTerm(term)));
    }
    return queries;
  }

  /** The words by which a name is told from others, whatever their order. */
  private static Set<String> words(String name) {
    Set<String> words = new HashSet<>(Arrays.asList(plain(name).split(" ", -1)));
    words.removeAll(SMALL_WORDS);
    return words;
  }

  /** Letters and digits in lower case, with single blanks for whatever is between them. */
  private static String plain(String words) {
    // A whole issue goes through here where there are terms: a loop takes a tenth of a pattern.
    StringBuilder plain = new StringBuilder(words.length());
    boolean apart = false;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        if (apart && !plain.isEmpty()) {
          plain.append(' ');
        }
        plain.append(Character.toLowerCase(c));
        apart = false;
      } else {
        apart = true;
      }
    }
    return plain.toString();
  }

  /** What is asked for, in words. */
  @Override
  public String toString() {
    return queries().stream().map(RegisterQuery::name).collect(Collectors.joining(", "));
  }
}
