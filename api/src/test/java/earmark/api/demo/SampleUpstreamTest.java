package earmark.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleUpstreamTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LIST = "/federalregister/api/v1/documents.json";
  private static final String EAR =
      "?conditions[cfr][title]=15&conditions[cfr][part]=730-774&per_page=100";
  private static final String VERSIONS = "/ecfr/api/versioner/v1/versions/title-15.json";

  private final DemoStory story = DemoStory.load();
  private final SimulatedDays days = new SimulatedDays(story.days(), new StoryTime());
  private final HttpClient client = HttpClient.newHttpClient();
  private SampleUpstream upstream;

  SampleUpstreamTest() throws IOException {
    upstream = SampleUpstream.start(story, days);
  }

  @BeforeEach
  void startsOnTheFirstDay() {
    assertThat(days.today()).isEqualTo(LocalDate.of(2022, 10, 12));
  }

  @AfterEach
  void stop() {
    client.close();
    upstream.close();
  }

  // Federal Register

  @Test
  void documentsAppearOnTheDayOfPublication() throws Exception {
    JsonNode eve = json(LIST + EAR + "&conditions[publication_date][gte]=2022-03-01");
    assertThat(eve.path("count").intValue()).isZero();
    assertThat(eve.has("results")).isFalse();
    assertThat(eve.has("total_pages")).isFalse();

    days.advance();

    JsonNode list = json(LIST + EAR);
    assertThat(list.path("count").intValue()).isEqualTo(2);
    assertThat(list.path("description").stringValue())
        .isEqualTo("Documents affecting 15 CFR 730-774");
    assertThat(list.path("results").path(0).path("document_number").stringValue())
        .isEqualTo("2022-21658");
  }

  @Test
  void allDocumentsAreListedAtTheEndNewestFirst() throws Exception {
    advanceToTheEnd();

    assertThat(numbers(json(LIST + EAR)))
        .hasSize(17)
        .startsWith("2025-19846", "2025-19001")
        .endsWith("2022-26662", "2022-21658", "2022-02302");
    assertThat(numbers(json(LIST + EAR + "&order=oldest"))).startsWith("2022-02302");
  }

  @Test
  void theListHasTenFieldsUntilOthersAreAskedFor() throws Exception {
    advanceToTheEnd();

    assertThat(json(LIST + EAR).path("results").path(0).propertyNames())
        .containsExactly(
            "title",
            "type",
            "abstract",
            "document_number",
            "html_url",
            "pdf_url",
            "public_inspection_pdf_url",
            "publication_date",
            "agencies",
            "excerpts");
    JsonNode chosen =
        json(LIST + EAR + "&fields[]=document_number&fields[]=effective_on&fields[]=cfr_references")
            .path("results")
            .path(0);
    assertThat(chosen.propertyNames())
        .containsExactly("document_number", "effective_on", "cfr_references");
    assertThat(chosen.path("effective_on").stringValue()).isEqualTo("2025-11-10");
    assertThat(chosen.path("cfr_references").path(0).path("part").stringValue()).isEqualTo("744");
  }

  @Test
  void conditionsNarrowTheList() throws Exception {
    advanceToTheEnd();

    assertThat(numbers(find("conditions[cfr][title]=15&conditions[cfr][part]=748")))
        .containsExactly("2025-90513", "2025-00636", "2024-28267");
    assertThat(numbers(find("conditions[cfr][title]=15&conditions[cfr][part]=750"))).isEmpty();
    assertThat(numbers(find("conditions[cfr][title]=10&conditions[cfr][part]=810"))).isEmpty();
    assertThat(numbers(find("conditions[publication_date][is]=2024-12-05")))
        .containsExactly("2024-28270", "2024-28267");
    assertThat(
            numbers(
                find(
                    "conditions[publication_date][gte]=2025-01-01"
                        + "&conditions[publication_date][lte]=2025-01-31")))
        .containsExactly("2025-00711", "2025-00636");
    assertThat(numbers(find("conditions[type][]=PRORULE"))).containsExactly("2024-16496");
    assertThat(numbers(find("conditions[agencies][]=industry-and-security-bureau"))).hasSize(17);
  }

  @Test
  void pagesFollowOneAnother() throws Exception {
    advanceToTheEnd();
    List<String> seen = new ArrayList<>();
    Optional<String> next = Optional.of(upstream.baseUrl() + LIST + EAR.replace("=100", "=5"));
    int pages = 0;
    while (next.isPresent()) {
      JsonNode page = JSON.readTree(text(get(URI.create(escaped(next.get())))));
      assertThat(page.path("total_pages").intValue()).isEqualTo(4);
      seen.addAll(numbers(page));
      next = page.path("next_page_url").stringValueOpt();
      pages++;
    }
    assertThat(pages).isEqualTo(4);
    assertThat(seen).hasSize(17).doesNotHaveDuplicates();
  }

  @Test
  void pageSizesOutOfRangeBecomeTwenty() throws Exception {
    advanceToTheEnd();

    JsonNode page = json(LIST + "?conditions[cfr][title]=15&per_page=1");

    assertThat(numbers(page)).hasSize(17);
  }

  @Test
  void whatTheServiceDoesNotKnowIsRefused() throws Exception {
    assertThat(refusal(LIST + "?fields[]=nonexistent"))
        .isEqualTo("{\"status\":400,\"message\":\"field 'nonexistent' not valid\"}");
    assertThat(refusal(LIST + "?conditions[colour]=red"))
        .isEqualTo("{\"errors\":{\"colour\":\"is not a valid field\"}}");
    assertThat(refusal(LIST + "?conditions[agencies][]=bis"))
        .isEqualTo("{\"errors\":{\"agencies\":\"bis is not a valid agency\"}}");
    assertThat(refusal(LIST + "?search_after_cursor=%25%25"))
        .isEqualTo("{\"status\":400,\"message\":\"Invalid search_after_cursor token\"}");
  }

  @Test
  void aDocumentLeadsToItsFullText() throws Exception {
    advanceToTheEnd();
    for (String number : numbers(json(LIST + EAR))) {
      JsonNode document = json("/federalregister/api/v1/documents/" + number + ".json");
      String day = document.path("publication_date").stringValue();
      assertThat(document.path("json_url").stringValue())
          .endsWith("/federalregister/api/v1/documents/" + number + "?publication_date=" + day);
      HttpResponse<byte[]> xml = get(URI.create(document.path("full_text_xml_url").stringValue()));
      assertThat(xml.statusCode()).isEqualTo(200);
      assertThat(xml.headers().firstValue("Content-Type")).contains("application/xml");
      var parsed = SampleXml.parse(number, text(xml));
      assertThat(parsed.getDocumentElement().getTagName()).isIn("RULE", "PRORULE", "NOTICE");
      assertThat(SampleXml.textOfFirst(parsed, "FRDOC")).contains(number);
      String raw = text(get(URI.create(document.path("raw_text_url").stringValue())));
      assertThat(raw).startsWith("<html>").contains("[FR Doc No: " + number + "]");
      assertThat(raw).contains(DemoStory.LABEL);
      String html = text(get(URI.create(document.path("body_html_url").stringValue())));
      assertThat(html).contains(DemoStory.LABEL).doesNotContain("<html");
    }
  }

  @Test
  void aDocumentIsFoundByNumberAndDateTogether() throws Exception {
    days.advance();
    String path = "/federalregister/api/v1/documents/2022-21658.json?publication_date=";

    assertThat(get(path + "2022-10-13").statusCode()).isEqualTo(200);
    assertThat(get(path + "2022-10-14").statusCode()).isEqualTo(404);
    assertThat(text(get("/federalregister/api/v1/documents/2023-23055.json")))
        .isEqualTo("{\"status\":404,\"message\":\"Record Not Found\"}");
    assertThat(
            get("/federalregister/documents/full_text/xml/2023/10/25/2023-23055.xml").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aCorrectionPointsToWhatItCorrects() throws Exception {
    advanceToTheEnd();
    String api = upstream.baseUrl() + "/federalregister/api/v1/documents/";

    assertThat(
            json("/federalregister/api/v1/documents/C1-2024-28270.json")
                .path("correction_of")
                .stringValue())
        .isEqualTo(api + "2024-28270");
    assertThat(
            json("/federalregister/api/v1/documents/2024-28270.json")
                .path("corrections")
                .path(0)
                .stringValue())
        .isEqualTo(api + "C1-2024-28270");
  }

  // eCFR

  @Test
  void titlesAreUpToDateAsOfTheBusinessDayBefore() throws Exception {
    advanceTo(LocalDate.of(2023, 11, 20));

    JsonNode titles = json("/ecfr/api/versioner/v1/titles.json");

    JsonNode title = titles.path("titles").path(0);
    assertThat(title.path("number").intValue()).isEqualTo(15);
    assertThat(title.path("up_to_date_as_of").stringValue()).isEqualTo("2023-11-17");
    assertThat(title.path("latest_issue_date").stringValue()).isEqualTo("2023-11-17");
    assertThat(titles.path("meta").path("date").stringValue()).isEqualTo("2023-11-17");
  }

  @Test
  void aRuleIsReadableInTheEcfrOnTheNextBusinessDay() throws Exception {
    advanceTo(LocalDate.of(2022, 10, 13));
    assertThat(slice("2022-10-12", "744")).doesNotContain("744.23");
    HttpResponse<byte[]> early = get(fullPath("2022-10-13", "744"));
    assertThat(early.statusCode()).isEqualTo(404);
    assertThat(text(early))
        .startsWith(
            "{\"error\":\"The requested date 2022-10-13 is past the title's most recent issue date"
                + " of 2022-10-12");

    advanceTo(LocalDate.of(2022, 10, 14));

    assertThat(slice("2022-10-13", "744")).contains("N=\"744.23\"").doesNotContain("Supercomputer");
    assertThat(slice("2022-10-12", "744")).doesNotContain("744.23");

    advanceTo(LocalDate.of(2022, 10, 24));

    assertThat(slice("2022-10-21", "744")).contains("Supercomputer");
    assertThat(slice("2022-10-20", "744")).contains("N=\"744.23\"").doesNotContain("Supercomputer");
  }

  @Test
  void versionsComeInTheShapeOfTheService() throws Exception {
    advanceTo(LocalDate.of(2022, 10, 24));

    JsonNode answer = json(VERSIONS + "?part=744&issue_date[gte]=2022-10-13");

    JsonNode meta = answer.path("meta");
    assertThat(meta.path("title").stringValue()).isEqualTo("15");
    assertThat(meta.path("result_count").stringValue()).isEqualTo("3");
    assertThat(meta.path("issue_date").path("gte").stringValue()).isEqualTo("2022-10-13");
    assertThat(meta.path("per_page").stringValue()).isEqualTo("1000");
    assertThat(meta.path("total_pages").stringValue()).isEqualTo("1");
    assertThat(meta.path("latest_issue_date").stringValue()).isEqualTo("2022-10-21");
    assertThat(answer.path("content_versions").path(0).toString())
        .isEqualTo(
            "{\"date\":\"2022-10-07\",\"amendment_date\":\"2022-10-07\","
                + "\"issue_date\":\"2022-10-13\",\"identifier\":\"744.23\","
                + "\"name\":\"§ 744.23   Semiconductor manufacturing end use.\",\"part\":\"744\","
                + "\"substantive\":true,\"removed\":false,\"subpart\":null,\"title\":\"15\","
                + "\"type\":\"section\"}");
    assertThat(json(VERSIONS + "?part=744").path("meta").has("page")).isFalse();
  }

  @Test
  void everyVersionRowIsMatchedByAChangedText() throws Exception {
    advanceToTheEnd();
    JsonNode rows = json(VERSIONS).path("content_versions");
    assertThat(rows.size()).isEqualTo(80);
    for (JsonNode row : rows) {
      LocalDate issuedOn = LocalDate.parse(row.path("issue_date").stringValue());
      boolean section = row.path("type").stringValue().equals("section");
      String unit =
          (section ? "&section=" : "&appendix=")
              + row.path("identifier").stringValue().replace(" ", "%20");
      String part = row.path("part").stringValue();
      HttpResponse<byte[]> after = get(fullPath(issuedOn.toString(), part) + unit);
      HttpResponse<byte[]> before = get(fullPath(issuedOn.minusDays(1).toString(), part) + unit);
      String what = row.toString();
      if (row.path("removed").booleanValue()) {
        assertThat(after.statusCode()).as(what).isEqualTo(404);
        assertThat(before.statusCode()).as(what).isEqualTo(200);
      } else {
        assertThat(after.statusCode()).as(what).isEqualTo(200);
        assertThat(text(after)).as(what).isNotEqualTo(text(before));
      }
    }
  }

  @Test
  void slicesAreAsciiWithMetadataAsTheServiceSendsThem() throws Exception {
    advanceTo(LocalDate.of(2022, 12, 20));

    String slice = slice("2022-12-19", "744");

    assertThat(slice)
        .startsWith(
            "<?xml version=\"1.0\"?>\n<DIV5 N=\"744\" TYPE=\"PART\" VOLUME=\"2\""
                + " hierarchy_metadata=\"{&amp;quot;path&amp;quot;:&amp;quot;/on/_SUBSTITUTE_DATE_"
                + "/title-15/part-744&amp;quot;")
        .contains(
            "<DIV8 N=\"744.6\" TYPE=\"SECTION\""
                + " hierarchy_metadata=\"{&quot;path&quot;:&quot;/on/_SUBSTITUTE_DATE_/title-15"
                + "/section-744.6&quot;,&quot;citation&quot;:&quot;15 CFR 744.6&quot;}\">")
        .contains("<HEAD>&#xA7; 744.6 ")
        .matches(Pattern.compile("\\p{ASCII}+"));
    assertThat(SampleXml.parse("slice", slice).getElementsByTagName("DIV9").getLength())
        .isEqualTo(1);
  }

  @Test
  void theEntityListNamesACountryOnItsFirstRowOnly() throws Exception {
    advanceTo(LocalDate.of(2022, 12, 20));

    String slice = slice("2022-12-19", "744");

    Matcher countries = Pattern.compile("single\">CHINA, PEOPLE'S REPUBLIC OF</TD>").matcher(slice);
    assertThat(countries.results().count()).isEqualTo(1);
    assertThat(slice)
        .contains(
            "Example Cascade Intelligence Chips Co., Ltd., a.k.a., the following three"
                + " aliases:<br/>&#x2014;Example Cascade AI;<br/>")
        .contains("<TD class=\"left border-right-single\"> </TD>");
  }

  @Test
  void aRemovedSectionLeavesTheSliceAndKeepsItsRow() throws Exception {
    advanceTo(LocalDate.of(2024, 3, 22));

    assertThat(slice("2024-03-20", "744")).contains("N=\"744.12\"");
    assertThat(slice("2024-03-21", "744")).doesNotContain("N=\"744.12\"");
    JsonNode row =
        json(VERSIONS + "?section=744.12&issue_date[gte]=2024-01-01")
            .path("content_versions")
            .path(0);
    assertThat(row.path("removed").booleanValue()).isTrue();
  }

  @Test
  void theAnnouncementOfMay2025ChangesNoText() throws Exception {
    advanceTo(LocalDate.of(2025, 5, 15));

    JsonNode rows = json(VERSIONS + "?issue_date[gte]=2025-03-29");

    assertThat(rows.path("meta").path("result_count").stringValue()).isEqualTo("0");
    assertThat(slice("2025-05-14", "740")).contains("N=\"740.27\"");
  }

  @Test
  void theEcfrRefusesWhatTheServiceRefuses() throws Exception {
    HttpRequest plain = HttpRequest.newBuilder(uri("/ecfr/api/versioner/v1/titles.json")).build();
    assertThat(client.send(plain, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(406);
    assertThat(get(fullPath("soon", "744")).statusCode()).isEqualTo(400);
    assertThat(get(fullPath("2016-12-31", "744")).statusCode()).isEqualTo(404);
    assertThat(text(get(fullPath("2022-10-11", "745"))))
        .isEqualTo("{\"error\":\"No matching content found.\"}");
    assertThat(get("/ecfr/api/versioner/v1/full/2022-10-11/title-15.xml").statusCode())
        .isEqualTo(504);
  }

  @Test
  void aTextHoldsFromItsIssueDayOn() throws Exception {
    assertThat(slice("2022-02-03", "744")).contains("N=\"744.11\"");
    assertThat(slice("2022-02-02", "744")).doesNotContain("N=\"744.11\"");
    assertThat(get(fullPath("2017-01-03", "744")).statusCode()).isEqualTo(404);
  }

  // BIS

  @Test
  void theNoticesPageEmbedsWhatWasPublished() throws Exception {
    advanceTo(LocalDate.of(2022, 12, 19));

    String page = text(get("/bis/regulations/federal-register-notices"));

    Matcher data =
        Pattern.compile("<script id=\"__NEXT_DATA__\" type=\"application/json\">(.*?)</script>")
            .matcher(page);
    assertThat(data.find()).isTrue();
    JsonNode notices = JSON.readTree(data.group(1)).path("props").path("pageProps").path("frns");
    assertThat(notices.size()).isEqualTo(4);
    assertThat(notices.path(0).path("frnCitation").stringValue()).isEqualTo("87FR77505");
    assertThat(notices.path(0).path("frnPublicationDate").path("time").stringValue())
        .isEqualTo("2022-12-19T12:00:00+00:00");
    assertThat(notices.path(0).path("frnUrl").path("url").stringValue())
        .startsWith("https://www.federalregister.gov/documents/2022/12/19/2022-27151/");
    assertThat(page).contains("Showing <strong>0</strong>").contains(DemoStory.LABEL);
  }

  @Test
  void theFrameworkIsDroppedByPressReleaseAndGuidance() throws Exception {
    advanceTo(LocalDate.of(2025, 3, 31));
    String guidance = "/bis/licensing/guidance/advanced-chips";
    assertThat(get("/bis/press-release/bis-drops-framework").statusCode()).isEqualTo(404);
    assertThat(text(get(guidance))).doesNotContain("datacenter");

    advanceTo(LocalDate.of(2025, 5, 15));

    assertThat(text(get("/bis/press-release/bis-drops-framework")))
        .contains("FOR IMMEDIATE RELEASE | Tuesday, May 13, 2025");
    assertThat(text(get(guidance))).contains("datacenter");
    assertThat(text(get("/bis/news-updates"))).contains("5 filtered results");
  }

  // Manners

  @Test
  void everyAnswerSaysThatItIsAnIllustration() throws Exception {
    for (String path :
        List.of(
            LIST,
            "/ecfr/api/versioner/v1/titles.json",
            "/bis/regulations/federal-register-notices",
            "/federalregister/robots.txt",
            "/ecfr/robots.txt",
            "/bis/robots.txt",
            "/nowhere")) {
      assertThat(get(path).headers().firstValue("X-Earmark-Sample"))
          .as(path)
          .contains("illustration, not law");
    }
  }

  @Test
  void whatTheClientHoldsIsNotSentAgain() throws Exception {
    days.advance();
    String xml = "/federalregister/documents/full_text/xml/2022/10/13/2022-21658.xml";
    for (String path :
        List.of(
            LIST + EAR,
            xml,
            "/ecfr/api/versioner/v1/titles.json",
            fullPath("2022-10-12", "744"),
            "/bis/regulations/federal-register-notices")) {
      HttpResponse<byte[]> first = get(path);
      String tag = first.headers().firstValue("ETag").orElseThrow();
      HttpResponse<byte[]> again = get(path, "If-None-Match", tag);
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(get(path, "If-None-Match", "W/\"other\"").statusCode()).isEqualTo(200);
    }
    String changed = get(xml).headers().firstValue("Last-Modified").orElseThrow();
    assertThat(changed).isEqualTo("Thu, 13 Oct 2022 12:00:00 GMT");
    assertThat(get(xml, "If-Modified-Since", changed).statusCode()).isEqualTo(304);
  }

  @Test
  void onlyReadingIsAllowedAndHeadSendsNoBody() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(uri(LIST)).POST(HttpRequest.BodyPublishers.noBody()).build();
    assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    HttpResponse<String> head =
        client.send(
            HttpRequest.newBuilder(uri("/bis/")).HEAD().build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  // Asking

  private void advanceTo(LocalDate day) {
    while (days.today().isBefore(day)) {
      days.advance();
    }
    assertThat(days.today()).isEqualTo(day);
  }

  private void advanceToTheEnd() {
    while (!days.finished()) {
      days.advance();
    }
  }

  private JsonNode find(String conditions) throws Exception {
    return json(LIST + "?" + conditions);
  }

  private static List<String> numbers(JsonNode list) {
    List<String> numbers = new ArrayList<>();
    list.path("results").forEach(d -> numbers.add(d.path("document_number").stringValue()));
    return numbers;
  }

  private static String fullPath(String day, String part) {
    return "/ecfr/api/versioner/v1/full/" + day + "/title-15.xml?part=" + part;
  }

  private String slice(String day, String part) throws Exception {
    HttpResponse<byte[]> answer = get(fullPath(day, part));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    return text(answer);
  }

  private String refusal(String path) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    return text(answer);
  }

  private JsonNode json(String path) throws Exception {
    HttpResponse<byte[]> answer = get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
    return JSON.readTree(text(answer));
  }

  private URI uri(String path) {
    return URI.create(escaped(upstream.baseUrl() + path));
  }

  private static String escaped(String address) {
    return address.replace("[", URLEncoder.encode("[", StandardCharsets.UTF_8)).replace("]", "%5D");
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return get(uri(path), headers);
  }

  private HttpResponse<byte[]> get(URI address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept-Encoding", "gzip");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) throws IOException {
    boolean zipped = answer.headers().firstValue("Content-Encoding").isPresent();
    byte[] body = answer.body();
    if (zipped) {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = in.readAllBytes();
      }
    }
    return new String(body, StandardCharsets.UTF_8);
  }
}
