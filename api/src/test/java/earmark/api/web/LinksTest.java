package earmark.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that belong together, on their pages. */
class LinksTest {
  private static final String RULE = "/documents/2025-05-13/2025-08421";

  @TempDir private Path folder = Path.of("");
  private SampleArchive sample;
  private WebServer server;
  private HttpClient client;

  @BeforeEach
  void start() {
    sample = SampleArchive.fill(folder, 40);
    server = WebServer.start(SampleDesk.over(sample.archive, true), Binding.loopback(0));
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    sample.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void linksAFilingAndItsDocument() throws Exception {
    sample
        .archive
        .recorder()
        .record(List.of(earmark.api.command.SampleArchive.filing(sample.archive, "2025-08421")));
    assertThat(get(RULE).body())
        .contains("<a href=\"/filings/2025-08421\">January 13, 2025, 16:15 ET</a>");
    assertThat(get("/filings/2025-08421").body())
        .contains("January 13, 2025, 16:15 ET, special filing")
        .contains("<a href=\"" + RULE + "\">90 FR 20290</a>");
    assertThat(get("/api/v1/documents/2025-08421").body()).contains("\"Filing 2025-08421\"");
    assertThat(get("/filings/2025-1").statusCode()).isEqualTo(404);
  }

  @Test
  void linksACorrectionBothWays() throws Exception {
    sample
        .archive
        .recorder()
        .record(
            List.of(
                earmark.api.command.SampleArchive.correction(
                    sample.archive, "2025-09901", "Illustration of Chips", List.of("2025-08421")),
                earmark.api.command.SampleArchive.correction(
                    sample.archive,
                    "2025-09902",
                    "Illustrated Rule on Advanced Chips; Correction",
                    List.of())));
    assertThat(get(RULE).body())
        .contains("<a href=\"/documents/2025-06-20/2025-09901\">FR Doc. 2025-09901</a>")
        .contains("<a href=\"/documents/2025-06-20/2025-09902\">FR Doc. 2025-09902</a>");
    for (String number : List.of("2025-09901", "2025-09902")) {
      assertThat(get("/documents/2025-06-20/" + number).body())
          .contains("<dt>Corrects</dt>")
          .contains("<a href=\"" + RULE + "\">90 FR 20290</a>");
    }
  }
}
