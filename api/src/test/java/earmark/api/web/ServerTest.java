package earmark.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages and HTTP API over real sockets and a real archive. */
class ServerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;
  private static SampleArchive sample;
  private static WebServer server;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    sample = SampleArchive.fill(folder, 40);
    server = WebServer.start(SampleDesk.over(sample.archive, true), Binding.loopback(0));
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
    sample.close();
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  private static HttpResponse<String> post(String path, String form, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        to(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private static JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | Not everything was heard",
        "/ | Takes effect soon",
        "/ | row added: COUNTRY Z, Thailand Sample Trading Co., Ltd.",
        "/changes | (a)(1): “30” → “60”",
        "/changes/4 | end of deletion",
        "/changes/5?context=whole | Thailand Sample Trading",
        "/changes/4?view=side-by-side | <th scope=\"col\" class=\"column\">Before</th>",
        "/changes/4 | href=\"/api/v1/changes/4?format=docx\"",
        "/cfr/15/744.21/compare?from=2024-01-01&to=2025-06-01 |"
            + " diff?from=2024-01-01&amp;to=2025-06-01&amp;format=docx",
        "/cfr/15/744.21 | In addition to the licence requirements",
        "/cfr/15/744.21?asOf=2024-01-01 | Not the current text.",
        "/cfr/15/744.21/compare?from=2024-01-01&to=2025-06-01 | 4 changes of substance",
        "/cfr/15/744.21/compare?from=2025-06-01&to=2025-06-02 | The two texts are the same",
        "/cfr/15/744.21/compare?from=2020-01-01&to=2025-06-02 | There was no text before",
        "/cfr/15/744/supplement-4 | Entity Works No. 3",
        "/cfr/15/744 | 15 CFR 744.1",
        "/documents/2025-05-13/2025-08421 | What it changed in the CFR",
        "/documents/2025-05-13/2025-08421 | <h1 class=\"title\">Illustrated Rule on Advanced"
            + " Chips</h1>",
        "/pages/www.bis.gov/sample/guidance | Guidance is not law.",
        "/search?q=Thailand | <mark>Thailand</mark>",
        "/search?q=744.21 | class=\"exact\"",
        "/search?q=(( | A parenthesis is not closed",
        "/watches | There are no watches yet",
        "/watches?query=chips | Would have sent 2 messages",
        "/sources | the page asked for access",
        "/sources | Silent for longer than usual",
        "/sources/bis | the page asked for access",
        "/quarantine | 6 of 10 rows are not there any more",
        "/mail | 15 CFR 744.21 amended",
        "/mail/chips.4 | sandbox=\"allow-top-navigation-by-user-activation\"",
        "/captures/1 | Save the bytes",
      })
  void showsEachPage(String path, String words) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains(words).contains("Illustration, not law.");
    assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void escapesTheLawOnce() throws Exception {
    assertThat(get("/cfr/15/744.21").body())
        .contains("except as &lt;stated&gt; in paragraph (c) &amp; its notes")
        .doesNotContain("<stated>")
        .doesNotContain("&amp;lt;");
  }

  @ParameterizedTest
  @CsvSource({
    "/cfr/15/supplement%20no.%204%20to%20part%20744, /cfr/15/744/supplement-4",
    "/cfr/15/744.21(a)(1), /cfr/15/744.21#a-1",
    "/documents/2025-08421, /documents/2025-05-13/2025-08421",
  })
  void leadsToTheOneAddress(String asked, String own) throws Exception {
    HttpResponse<String> response = get(asked);
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location").orElse("")).endsWith(own);
  }

  @Test
  void namesTheNearestOfAnUnknownCitation() throws Exception {
    HttpResponse<String> response = get("/cfr/15/744.99");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .contains("cited as &quot;15 CFR 744.99&quot;")
        .contains("href=\"/cfr/15/744.21\"");
  }

  @Test
  void saysFromWhenThereIsText() throws Exception {
    HttpResponse<String> response = get("/cfr/15/744.21?asOf=2020-01-01");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .contains("was not in force on January 1, 2020")
        .contains("/cfr/15/744.21?asOf=2022-03-03");
  }

  @ParameterizedTest
  @CsvSource({
    "/nowhere, 404",
    "/captures/999, 404",
    "/changes/999, 404",
    "/mail/none.1, 404",
    "/sources/none, 404",
    "/documents/2099-00001, 404",
    "/cfr/15/744.21?asOf=tomorrow, 400",
    "/cfr/15/744.21/compare, 400",
    "/changes/four, 400",
    "/captures/99999999999999999999, 400",
  })
  void failsWithACalmPage(String path, int status) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains("today's changes").doesNotContain("Exception");
  }

  // Safety

  @Test
  void answersToItsOwnNamesOnly() throws Exception {
    try (java.net.Socket socket =
        new java.net.Socket(server.address().getHost(), server.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      String answer =
          new String(
              socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 421");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
  })
  void refusesToBeUsedByAnotherSite(String header, String value) throws Exception {
    HttpResponse<String> response = post("/watches", "name=x&query=y&owner=a@b.c", header, value);
    assertThat(response.statusCode()).isEqualTo(403);
  }

  @Test
  void takesAWatchFromItsOwnPageAndEndsIt() throws Exception {
    String form = "name=Chips&query=chips&owner=ana%40example.com&note=";
    HttpResponse<String> made = post("/watches", form, "Origin", server.address().toString());
    assertThat(made.statusCode()).isEqualTo(302);
    String id = made.headers().firstValue("Location").orElse("").replaceFirst(".*added=", "");
    assertThat(get("/watches").body()).contains("ana@example.com");
    assertThat(post("/watches/" + id + "/remove", "").statusCode()).isEqualTo(302);
    assertThat(get("/watches").body()).doesNotContain("tells <span>ana@example.com");
  }

  @Test
  void decidesAboutWhatIsInQuarantine() throws Exception {
    long id = sample.doubt("/list/of/its/own").id();
    assertThat(post("/quarantine/" + id + "/release", "by=+").statusCode()).isEqualTo(422);
    assertThat(
            post("/quarantine/" + id + "/release", "by=Ada", "Origin", "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(json("/api/v1/quarantine/" + id).path("decision").asString()).isEqualTo("open");
    assertThat(post("/quarantine/" + id + "/reject", "by=Ada&why=Not+so").statusCode())
        .isEqualTo(302);
    assertThat(get("/quarantine").body()).contains("Rejected by Ada on ").contains("Not so");

    HttpResponse<String> released =
        send(
            to("/api/v1/quarantine/" + id + "/release")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"by\": \"Bob\"}")));
    assertThat(released.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(released.body()).path("decisions")).hasSize(2);
    assertThat(json("/api/v1/quarantine").path("entries").toString())
        .doesNotContain("/list/of/its/own");
    assertThat(json("/api/v1/quarantine?all=true").path("entries").toString())
        .contains("/list/of/its/own");
  }

  @Test
  void startsARoundForAProgram() throws Exception {
    HttpRequest.BodyPublisher nothing = HttpRequest.BodyPublishers.noBody();
    assertThat(send(to("/api/v1/sources/ecfr/run").POST(nothing)).statusCode()).isEqualTo(202);
    assertThat(send(to("/api/v1/sources/none/run").POST(nothing)).statusCode()).isEqualTo(404);
  }

  @Test
  void keepsWhatWasTypedWhenAWatchIsRefused() throws Exception {
    HttpResponse<String> response = post("/watches", "name=Chips&query=chips&owner=nobody&note=n");
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains("Not an e-mail address: &quot;nobody&quot;")
        .contains("value=\"Chips\"");
  }

  @Test
  void neverShowsCapturedBytesAsAPageOfOurs() throws Exception {
    var headers = get("/captures/1/raw").headers();
    assertThat(headers.firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"capture-1.html.txt\"");
    assertThat(headers.firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void shutsMessagesInAFrame() throws Exception {
    HttpResponse<String> response = get("/mail/chips.4/html");
    assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .contains("sandbox")
        .doesNotContain("allow-scripts");
    assertThat(response.body()).contains("<a target=\"_top\" href=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""})
  void goesBackToOwnPagesOnly(String back) throws Exception {
    String form =
        "on=false&back="
            + java.net.URLEncoder.encode(back, java.nio.charset.StandardCharsets.UTF_8);
    HttpResponse<String> response = post("/demo/play", form);
    assertThat(URI.create(response.headers().firstValue("Location").orElse("")).getPath())
        .isEqualTo("/");
    assertThat(response.headers().firstValue("Location").orElse("")).doesNotContain("evil");
  }

  @Test
  void tellsAnOpenPageThatThereIsMore() throws Exception {
    long last = sample.archive.changes().last();
    assertThat(get("/demo/banner?seen=0").headers().firstValue("HX-Trigger"))
        .hasValue("earmark-changed");
    assertThat(get("/demo/banner?seen=" + last).headers().firstValue("HX-Trigger")).isEmpty();
  }

  // HTTP API

  @Test
  void givesMetricsToPrometheus() throws Exception {
    HttpResponse<String> response = get("/metrics");
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain;version=0.0.4");
    assertThat(response.body())
        .contains("earmark_rounds_total{source=\"bis\"} 1.0")
        .contains("earmark_rounds_failed_total{source=\"bis\"} 1.0")
        .contains("earmark_source_status{source=\"bis\",status=\"unhealthy\"} 1.0")
        .contains("earmark_source_status{source=\"federal-register\",status=\"silent\"} 1.0")
        .contains("earmark_since_last_success_seconds{source=\"ecfr\"} 0.0")
        .contains("earmark_outbox_unsent 2.0")
        .contains("earmark_index_lag_changes 0.0");
  }

  @Test
  void saysHowSourcesFareAndHowTheyFared() throws Exception {
    JsonNode sources = json("/api/v1/sources").path("sources");
    JsonNode bis = sources.path(0);
    assertThat(bis.path("source").asString()).isEqualTo("bis");
    assertThat(bis.path("health").asString()).isEqualTo("unhealthy");
    assertThat(bis.path("consecutiveFailures").asInt()).isEqualTo(1);
    assertThat(bis.path("evidence").asLong()).isEqualTo(1);
    assertThat(bis.path("currentTo")).isEmpty();
    assertThat(sources.path(1).path("currentTo").toString())
        .isEqualTo("[{\"title\":15,\"day\":\"2025-06-13\"}]");
    assertThat(get("/sources").body()).contains("title 15 to June 13, 2025");
    assertThat(get("/sources/ecfr").body()).contains("title 15 to June 13, 2025");
    assertThat(get("/cfr/15/744.21").body()).contains("current to <span>June 13, 2025</span>");
    JsonNode register = sources.path(2);
    assertThat(register.path("health").asString()).isEqualTo("silent");
    assertThat(register.path("rhythm").path("longestGap").asInt()).isEqualTo(5);
    JsonNode rounds = json("/api/v1/sources/bis/rounds").path("rounds");
    assertThat(rounds).hasSize(1);
    assertThat(rounds.path(0).path("failures").asInt()).isEqualTo(2);
  }

  @Test
  void givesAProvisionAsOfADay() throws Exception {
    JsonNode now = json("/api/v1/cfr/15/744.21");
    assertThat(now.path("citation").asString()).isEqualTo("15 CFR 744.21");
    assertThat(now.path("version").path("inForceFrom").asString()).isEqualTo("2025-05-13");
    JsonNode then = json("/api/v1/cfr/15/744.21?asOf=2024-01-01");
    assertThat(then.path("version").path("inForceUntil").asString()).isEqualTo("2025-05-13");
    JsonNode paragraph = json("/api/v1/cfr/15/744.21(a)(1)");
    assertThat(paragraph.path("blocks")).hasSize(1);
    assertThat(paragraph.path("blocks").path(0).path("path").asString()).isEqualTo("(a)(1)");
    JsonNode unknownThen = json("/api/v1/cfr/15/744.21?knownAt=2020-01-01T00:00:00Z");
    assertThat(unknownThen.path("code").asString()).isEqualTo("NOT_IN_FORCE");
  }

  @Test
  void givesARedlineThatTilesBothTexts() throws Exception {
    JsonNode diff = json("/api/v1/cfr/15/744.21/diff?from=2024-01-01&to=2025-06-01");
    StringBuilder after = new StringBuilder();
    String text = diff.path("textAfter").asString();
    for (JsonNode operation : diff.path("redline").path("operations")) {
      JsonNode span = operation.path("after");
      after.append(text, span.path(0).asInt(), span.path(1).asInt());
    }
    assertThat(after.toString()).isEqualTo(text);
    assertThat(diff.path("substantive").asBoolean()).isTrue();
  }

  @Test
  void pagesTheFeedByACursor() throws Exception {
    List<Long> seen = new ArrayList<>();
    long after = 0;
    boolean more = true;
    while (more) {
      JsonNode feed = json("/api/v1/changes?limit=2&after=" + after);
      feed.path("changes").forEach(change -> seen.add(change.path("sequence").asLong()));
      after = feed.path("next").asLong();
      more = feed.path("more").asBoolean();
    }
    assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void costsALineWhereNothingChanged() throws Exception {
    String tag = get("/api/v1/changes/4").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = send(to("/api/v1/changes/4").header("If-None-Match", tag));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/changes/4?format=docx, 15-CFR-744.21-change-4.docx, PK",
    "/api/v1/changes/4?format=pdf, 15-CFR-744.21-change-4.pdf, %PDF",
    "/api/v1/changes/4?format=text, 15-CFR-744.21-change-4.txt, 15 CFR 744.21",
    "/api/v1/cfr/15/744.21/diff?from=2024-01-01&to=2025-06-01&format=docx,"
        + " 15-CFR-744.21-2024-01-01-to-2025-06-01.docx, PK",
  })
  void redlinesAreFilesToo(String path, String name, String start) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).startsWith(start);
    assertThat(response.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"" + name + "\"");
  }

  @Test
  void anUnknownFormatOfAFileIsRefused() throws Exception {
    HttpResponse<String> response = get("/api/v1/changes/4?format=doc");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("format must be text, html, markdown, docx, pdf, was \\\"doc\\\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/cfr/15/744.99, 404, UNKNOWN_CITATION",
    "/api/v1/cfr/15/744.21?asOf=2019-01-01, 404, NOT_IN_FORCE",
    "/api/v1/cfr/15/744.21(q), 404, NOT_FOUND",
    "/api/v1/cfr/15/744.21?asOf=x, 400, BAD_VALUE",
    "/api/v1/cfr/15/744.21/diff, 400, MISSING_VALUE",
    "/api/v1/changes/999, 404, NOT_FOUND",
    "/api/v1/changes?limit=0, 400, BAD_VALUE",
    "/api/v1/search?q=((, 400, BAD_QUERY",
    "/api/v1/search, 400, MISSING_VALUE",
    "/api/v1/captures/99, 404, NOT_FOUND",
    "/api/v1/watches/none, 404, NOT_FOUND",
    "/api/v1/quarantine/99, 404, NOT_FOUND",
    "/api/v1/sources/none/rounds, 404, NOT_FOUND",
    "/api/v1/nowhere, 404, NO_SUCH_ADDRESS",
  })
  void statesProblemsWithStableCodes(String path, int status, String code) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.path("code").asString()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
  }

  @Test
  void keepsWatchesThroughTheApi() throws Exception {
    HttpResponse<String> made =
        send(
            to("/api/v1/watches")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"n\",\"query\":\"thailand\",\"owner\":\"ana@example.com\"}")));
    assertThat(made.statusCode()).isEqualTo(201);
    String path = made.headers().firstValue("Location").orElseThrow();
    assertThat(json(path).path("query").asString()).isEqualTo("thailand");
    assertThat(send(to(path).DELETE()).statusCode()).isEqualTo(204);
    assertThat(send(to(path).DELETE()).statusCode()).isEqualTo(404);
    HttpResponse<String> wrong =
        send(
            to("/api/v1/watches")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"kween\":1}")));
    assertThat(JSON.readTree(wrong.body()).path("code").asString()).isEqualTo("BAD_BODY");
  }

  @Test
  void describesEachRoute() throws Exception {
    JsonNode description = json("/api/v1/openapi.json");
    assertThat(description.path("openapi").asString()).startsWith("3.1");
    Set<String> described = new TreeSet<>();
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .propertyNames()
                    .forEach(
                        method ->
                            described.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    Set<String> mapped = new TreeSet<>(server.routes());
    mapped.removeIf(route -> !route.contains(" /api/v1/"));
    assertThat(described).isEqualTo(mapped);
  }
}
