package earmark.api.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * bis.gov: the notices page with its embedded JSON, press releases and guidance.
 *
 * <p>As on the real site, the visible notices page counts zero notices, because a script fills it.
 */
final class BisSite implements Site {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NOTICES = "/regulations/federal-register-notices";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.ENGLISH);

  private final DemoStory story;

  BisSite(DemoStory story) {
    this.story = story;
  }

  @Override
  public Optional<Reply> answer(Question question) {
    String path =
        question.path().length() > 1 && question.path().endsWith("/")
            ? question.path().substring(0, question.path().length() - 1)
            : question.path();
    Optional<Reply> reply =
        switch (path) {
          case "/robots.txt" -> Optional.of(robots(question));
          case "/sitemap.xml" -> Optional.of(sitemap(question));
          case "/" -> Optional.of(home());
          case NOTICES -> Optional.of(notices(question));
          case "/news-updates", "/news-updates/all-press-releases" -> Optional.of(news(question));
          default -> pressRelease(question, path).or(() -> guidance(question, path));
        };
    return reply.map(Reply::withTag);
  }

  private static Reply robots(Question question) {
    return Reply.plain(
        200, "User-agent: *\nAllow: /\n\nSitemap: " + question.base() + "/sitemap.xml\n");
  }

  private Reply sitemap(Question question) {
    List<String> paths = new ArrayList<>(List.of("/", NOTICES, "/news-updates"));
    story.pages().guidance().forEach(page -> paths.add(page.path()));
    String entries =
        paths.stream()
            .map(path -> "<url><loc>" + question.base() + path + "</loc></url>")
            .collect(Collectors.joining());
    return Reply.xml(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset"
            + " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
            + entries
            + "</urlset>\n");
  }

  private Reply home() {
    String links =
        story.pages().guidance().stream()
            .map(page -> item(page.path(), page.title()))
            .collect(Collectors.joining());
    return page(
        "Bureau of Industry and Security",
        "<ul>"
            + item(NOTICES, "Federal Register Notices")
            + item("/news-updates", "News and Updates")
            + links
            + "</ul>",
        "");
  }

  private static String item(String path, String title) {
    return "<li><a href=\"" + path + "\">" + SampleXml.escape(title) + "</a></li>";
  }

  private Reply notices(Question question) {
    ObjectNode data = JSON.createObjectNode();
    ObjectNode props = data.putObject("props");
    ArrayNode notices = props.putObject("pageProps").putArray("frns");
    story.documents().stream()
        .filter(document -> !document.publishedOn().isAfter(question.today()))
        .forEach(document -> notices.add(notice(document)));
    props.put("__N_SSG", true);
    data.put("page", NOTICES);
    data.putObject("query");
    data.put("buildId", "sample-" + question.today());
    data.put("isFallback", false);
    data.put("gsp", true);
    data.putArray("scriptLoader");
    return page(
        "Federal Register Notices",
        "<p>Showing <strong>0</strong> Federal Register Notices</p>",
        "<script id=\"__NEXT_DATA__\" type=\"application/json\">"
            + data.toString().replace("</", "<\\/")
            + "</script>");
  }

  private static ObjectNode notice(SampleDocument document) {
    ObjectNode record = document.record();
    ObjectNode notice = JSON.createObjectNode();
    notice.set("frnTitle", record.path("title").deepCopy());
    notice.put("frnCitation", record.path("citation").stringValue("").replace(" ", ""));
    notice.set("frnDocumentType", record.path("type").deepCopy());
    notice.put("frnRegulationType", "Export Administration Regulations (EAR)");
    notice.set("frnPublicationDate", moment(record.path("publication_date")));
    notice.set("frnEffectiveOnDate", moment(record.path("effective_on")));
    notice.putObject("frnUrl").put("url", record.path("html_url").stringValue(""));
    return notice;
  }

  private static JsonNode moment(JsonNode day) {
    return day.isString()
        ? JSON.createObjectNode().put("time", day.stringValue() + "T12:00:00+00:00")
        : JSON.nullNode();
  }

  private Reply news(Question question) {
    List<SamplePages.PressRelease> shown = releasedBy(question.today()).reversed();
    String items =
        shown.stream()
            .map(
                release ->
                    "<div class=\"views-row\"><span>Press Release | BIS | "
                        + DAY.format(release.date())
                        + "</span> <h3><a href=\"/press-release/"
                        + release.slug()
                        + "\">"
                        + SampleXml.escape(release.title())
                        + "</a></h3></div>")
            .collect(Collectors.joining());
    return page("News and Updates", "<p>" + shown.size() + " filtered results</p>" + items, "");
  }

  private List<SamplePages.PressRelease> releasedBy(LocalDate day) {
    return story.pages().pressReleases().stream()
        .filter(release -> !release.date().isAfter(day))
        .toList();
  }

  private Optional<Reply> pressRelease(Question question, String path) {
    return releasedBy(question.today()).stream()
        .filter(release -> path.equals("/press-release/" + release.slug()))
        .findFirst()
        .map(
            release ->
                page(
                    release.title(),
                    "<p>FOR IMMEDIATE RELEASE | "
                        + WEEKDAY.format(release.date())
                        + " | Media Contact: press@example.gov</p>"
                        + paragraphs(release.paragraphs()),
                    ""));
  }

  private Optional<Reply> guidance(Question question, String path) {
    Function<SamplePages.Guidance, Optional<Reply>> shown =
        page ->
            page.on(question.today())
                .map(edition -> page(page.title(), paragraphs(edition.paragraphs()), ""));
    return story.pages().guidance().stream()
        .filter(page -> page.path().equals(path))
        .findFirst()
        .flatMap(shown);
  }

  private static String paragraphs(List<String> texts) {
    return texts.stream()
        .map(text -> "<p>" + SampleXml.escape(text) + "</p>")
        .collect(Collectors.joining());
  }

  private static Reply page(String title, String body, String extra) {
    return Reply.html(
        200,
        String.format(
            Locale.ROOT,
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>%s | Bureau of Industry and Security</title>
            <!-- %s --></head>
            <body><header><nav><a href="/">Home</a> <a href="/news-updates">News</a></nav></header>
            <main><h1>%s</h1><p><em>%s</em></p>%s</main>
            <footer><p>Not a page of the Bureau of Industry and Security.</p></footer>
            %s</body></html>
            """,
            SampleXml.escape(title),
            DemoStory.LABEL,
            SampleXml.escape(title),
            DemoStory.LABEL,
            body,
            extra));
  }
}
