package earmark.crawler.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which pages of a site are read and what of them is compared: data beside this class, in {@code
 * NAME.json}.
 *
 * @param hosts the only ones that are asked; what is on another belongs to somebody else
 * @param lists pages that always have links of a kind; without them they are not believed
 * @param sitemap the list that the site itself keeps of its pages
 * @param pages where to begin beside the lists
 * @param follow paths of the pages and files that are read when something links to them
 * @param sameAs files whose address changes with every edition
 * @param elements selectors of what is no part of the text
 * @param lines what a whole paragraph may say without being compared: counters, dates of visits
 * @param mostPages in one round
 * @param mostDepth links from a start; a start has depth 0
 * @param mostRechecks pages that nothing links to any more, in one round
 */
record PageRules(
    Set<String> hosts,
    List<LinkList> lists,
    LinkList sitemap,
    List<URI> pages,
    List<Pattern> follow,
    List<SameAs> sameAs,
    List<String> elements,
    List<Pattern> lines,
    int mostPages,
    int mostDepth,
    int mostRechecks) {

  /** A page that has at least some links whose path is of a form. */
  record LinkList(URI address, Pattern links, int atLeast) {}

  /** Editions of one file: {@code dpl_04142026.csv} is {@code dpl.csv}. */
  record SameAs(Pattern address, String is) {}

  PageRules {
    hosts = Set.copyOf(hosts);
    lists = List.copyOf(lists);
    pages = List.copyOf(pages);
    follow = List.copyOf(follow);
    sameAs = List.copyOf(sameAs);
    elements = List.copyOf(elements);
    lines = List.copyOf(lines);
  }

  /** The rules of a source that Earmark brings with it. */
  static PageRules of(String source) {
    try (InputStream in = PageRules.class.getResourceAsStream(source + ".json")) {
      if (in == null) {
        throw new IllegalStateException(source + ".json is missing beside " + PageRules.class);
      }
      return read(JsonMapper.shared().readTree(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PageRules read(JsonNode rules) {
    JsonNode leaveOut = rules.path("leaveOut");
    JsonNode limits = rules.path("limits");
    return new PageRules(
        Set.copyOf(Json.texts(rules, "hosts")),
        Json.elements(rules.path("lists")).stream().map(PageRules::list).toList(),
        list(rules.path("sitemap")),
        Json.texts(rules, "pages").stream().map(URI::create).toList(),
        patterns(rules, "follow"),
        Json.elements(rules.path("sameAs")).stream()
            .map(same -> new SameAs(Pattern.compile(word(same, "address")), word(same, "is")))
            .toList(),
        Json.texts(leaveOut, "elements"),
        patterns(leaveOut, "lines"),
        number(limits, "pages"),
        number(limits, "depth"),
        number(limits, "rechecks"));
  }

  private static LinkList list(JsonNode list) {
    return new LinkList(
        URI.create(word(list, "address")),
        Pattern.compile(word(list, "links")),
        number(list, "atLeast"));
  }

  private static List<Pattern> patterns(JsonNode rules, String field) {
    return Json.texts(rules, field).stream()
        .map(text -> Pattern.compile(text, Pattern.CASE_INSENSITIVE))
        .toList();
  }

  private static String word(JsonNode rules, String field) {
    return Json.text(rules, field)
        .orElseThrow(() -> new IllegalStateException("A rule lacks \"" + field + "\": " + rules));
  }

  private static int number(JsonNode rules, String field) {
    return Json.number(rules, field)
        .orElseThrow(() -> new IllegalStateException("A rule lacks \"" + field + "\": " + rules));
  }

  /** Whether a page or file is read when something links to it. */
  boolean follows(URI page) {
    return hosts.contains(page.getHost())
        && follow.stream().anyMatch(form -> form.matcher(page.getRawPath()).matches());
  }

  /** The address by which a page is known, whatever edition of it this is. */
  URI identity(URI page) {
    for (SameAs same : sameAs) {
      Matcher matcher = same.address().matcher(page.getRawPath());
      if (matcher.matches()) {
        return URI.create("https://" + page.getHost() + matcher.replaceFirst(same.is()));
      }
    }
    return page;
  }
}
