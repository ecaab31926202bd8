package earmark.crawler.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import earmark.archive.version.WorkId;
import earmark.crawler.fetch.ProgrammedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages are written for these tests, in the form of the site. */
class BisPagesTest {
  private static final String NEWS = "/news-updates";
  private static final String RELEASE = "/press-release/example-one";
  private static final String GUIDE = "/licensing/guidance/example";
  private static final String DPL_PAGE = "/licensing/end-user-guidance/denied-persons-list-dpl";
  private static final String DPL = "/sites/default/files/dpl_04142026.csv";
  private static final String LINK = "<p><a href=\"" + RELEASE + "\">One</a></p>";

  @TempDir Path folder;
  private World world;
  private int noise;

  @BeforeEach
  void open() {
    world = new World(folder);
    sitemap("<url><loc>" + world.server.base() + GUIDE + "</loc></url>");
    page(NEWS, "News", "<p>1 filtered results</p>" + LINK);
    page(
        RELEASE,
        "Example One",
        "<p>FOR IMMEDIATE RELEASE | Tuesday, March 3, 2026 | Media Contact: x</p><p>Words.</p>");
    page(GUIDE, "Guide", "<p>Ask who buys.</p>");
    page(DPL_PAGE, "Denied Persons List", "<p><a href=\"" + DPL + "\">CSV</a></p>");
    world.server.answer(
        DPL,
        ProgrammedServer.ok(
            "text/csv",
            "\ufeffName_and_Address,Effective_Date\r\n\"EXAMPLE, 1 ROAD, , US\",1/2/2026\r\n"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void sitemap(String urls) {
    world.server.answer(
        "/sitemap.xml",
        ProgrammedServer.ok(
            "application/xml",
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" + urls + "</urlset>"));
  }

  /** Answers with a page whose noise is its own each time. */
  private void page(String path, String title, String body) {
    noise++;
    world.server.answer(
        path,
        ProgrammedServer.ok(
            "text/html",
            "<!DOCTYPE html><html><head><title>%s</title><script src=\"/a-%d.js\"></script></head><body>"
                    .formatted(title, noise)
                + "<nav><a href=\"/licensing/guidance/menu\">Menu %d</a></nav>".formatted(noise)
                + "<main id=\"js-view-dom-id-%d\"><h1>%s</h1>%s</main>"
                    .formatted(noise, title, body)
                + "<footer>%d visitors</footer></body></html>".formatted(noise)));
  }

  private Tally run() {
    return world.run(new BisPages(world.archive, world.fetcher, world.server.base()));
  }

  private String text(String path) {
    return world
        .archive
        .versions()
        .text(world.archive.versions().latest(new WorkId("web/www.bis.gov" + path)).orElseThrow())
        .plain();
  }

  @Test
  void theFirstRoundIsHistoryAndFollowsLinksOfItsOwnForms() {
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes())
        .containsExactly(
            "published web/media.bis.gov/news-updates HISTORY 2026-03-26",
            "published web/www.bis.gov/licensing/guidance/example HISTORY 2026-03-26",
            "published web/media.bis.gov/press-release/example-one HISTORY 2026-03-03",
            "published web/www.bis.gov" + DPL_PAGE + " HISTORY 2026-03-26",
            "published web/www.bis.gov/sites/default/files/dpl.csv HISTORY 2026-04-14");
    assertThat(text(GUIDE)).isEqualTo("Guide\nAsk who buys.");
    assertThat(text("/sites/default/files/dpl.csv"))
        .isEqualTo("Name_and_Address\tEffective_Date\nEXAMPLE, 1 ROAD, , US\t1/2/2026");
    assertThat(world.server.asked()).noneMatch(asked -> asked.path().contains("menu"));
  }

  @Test
  void noiseIsNoChangeAndNewWordsAre() {
    run();
    page(NEWS, "News", "<p>2 filtered results</p>" + LINK);
    page(GUIDE, "Guide", "<p>Ask who buys.</p>");
    assertThat(run().changes()).isZero();
    page(GUIDE, "Guide", "<p>Ask who buys, and for whom.</p>");
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes().getLast())
        .startsWith("page-changed web/www.bis.gov/licensing/guidance/example NEWS");
  }

  @Test
  void aListWithoutReleasesIsAFailureAndNothingIsRemoved() {
    run();
    page(NEWS, "News", "<p>0 filtered results</p>");
    page(NEWS, "News", "<p>0 filtered results</p>");
    world.server.answer(RELEASE, ProgrammedServer.status(404, "text/html", "gone"));
    assertThat(run().failures())
        .extracting(Failure::code, Failure::where)
        .containsExactly(tuple("EMPTY_LIST", NEWS));
    assertThat(world.changes()).noneMatch(change -> change.startsWith("removed"));
  }

  @Test
  void aPageIsRemovedOnlyWhenNothingLinksToItAnyMore() {
    run();
    world.server.answer(RELEASE, ProgrammedServer.status(404, "text/html", "gone"));
    Tally linked = run();
    assertThat(linked.failures()).isEmpty();
    assertThat(linked.notes())
        .containsExactly(
            "https://media.bis.gov" + RELEASE + " is linked, but answers with status 404");
    page(NEWS, "News", "<p>1 filtered results</p><p><a href=\"/press-release/two\">Two</a></p>");
    page("/press-release/two", "Two", "<p>Two.</p>");
    assertThat(run().failures()).isEmpty();
    assertThat(world.changes())
        .contains("removed web/media.bis.gov/press-release/example-one NEWS 2026-03-26")
        .contains("published web/media.bis.gov/press-release/two NEWS 2026-03-26");
  }

  @Test
  void aPageThatTurnsRobotsAwayIsNoPage() {
    run();
    for (int i = 0; i < 2; i++) {
      world.server.answer(
          GUIDE,
          ProgrammedServer.ok(
              "text/html",
              "<html><head><title>Request Access</title></head><body><h1>Request"
                  + " Access</h1></body></html>"));
    }
    assertThat(run().failures()).extracting(Failure::code).containsExactly("BLOCKED_PAGE");
    assertThat(text(GUIDE)).contains("Ask who buys.");
  }

  @Test
  void aFileThatIsNoPdfIsRefused() {
    page(GUIDE, "Guide", "<p><a href=\"/media/documents/x.pdf\">PDF</a></p>");
    for (int i = 0; i < 2; i++) {
      world.server.answer(
          "/media/documents/x.pdf", ProgrammedServer.ok("text/html", "<p>Menu</p>"));
    }
    assertThat(run().failures()).extracting(Failure::code).containsExactly("WRONG_ROOT");
  }
}
