package earmark.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What people do with the pages, in a real browser. Skipped where there is none. */
class BrowserTest {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/changes",
          "/changes/4",
          "/changes/5?context=whole",
          "/cfr/15/744.21",
          "/cfr/15/744/supplement-4",
          "/cfr/15/744",
          "/cfr/15/744.21/compare?from=2024-01-01&to=2025-06-01",
          "/documents/2025-05-13/2025-08421",
          "/search?q=Thailand",
          "/watches?query=chips",
          "/sources",
          "/sources/bis",
          "/quarantine",
          "/mail",
          "/mail/chips.4",
          "/captures/2");

  /** The lowest contrast of words against what is behind them, over all text of the page. */
  private static final String LOWEST_CONTRAST =
      """
      const rgb = (c) => c.match(/[\\d.]+/g).map(Number);
      const light = ([r, g, b]) => {
        const f = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b);
      };
      const behind = (e) => {
        for (; e; e = e.parentElement) {
          const c = rgb(getComputedStyle(e).backgroundColor);
          if (c.length === 3 || c[3] === 1) return c;
        }
        return rgb(getComputedStyle(document.body).backgroundColor);
      };
      let lowest = 99, who = "";
      for (const e of document.querySelectorAll("body *")) {
        const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        if (!own || !e.getClientRects().length || e.closest(".vh, .skip, :disabled, .past")) continue;
        const a = light(rgb(getComputedStyle(e).color)), b = light(behind(e));
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < lowest) { lowest = contrast; who = e.tagName + "." + e.className; }
      }
      return lowest < 4.5 ? who + " " + lowest : "";
      """;

  @TempDir static Path folder;
  private static SampleArchive sample;
  private static WebServer server;
  private static Browser browser;

  @BeforeAll
  static void start() {
    sample = SampleArchive.fill(folder, 200);
    server = WebServer.start(SampleDesk.over(sample.archive, true), Binding.loopback(0));
    browser = Browser.open(server.address());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
    server.close();
    sample.close();
  }

  @BeforeEach
  void asOnADesk() {
    browser.size(1280, 1000);
    browser.dark(false);
  }

  @Test
  void leadsANewcomerFromSearchToTheRedline() throws Exception {
    browser.go("/");
    browser.picture("today");
    browser.find("#find").sendKeys("744.21", Keys.ENTER);
    browser.waitFor("the cited provision on top", () -> browser.has(".exact a"));
    browser.picture("search");
    browser.find(".exact a").click();
    browser.waitFor("the provision", () -> browser.place().equals("/cfr/15/744.21"));
    assertThat(browser.text("h1")).isEqualTo("15 CFR 744.21");
    browser.picture("provision");
    browser.find("fieldset button").click();
    browser.waitFor("the redline", () -> browser.has(".redline del"));
    assertThat(browser.place()).startsWith("/cfr/15/744.21/compare?from=2022-03-03");
    assertThat(browser.text("#c1")).contains("30").contains("60");
    browser.picture("compare");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void canBeUsedByKeyboardAlone() {
    browser.go("/");
    browser.press("j");
    assertThat(browser.run("return document.activeElement.className")).isEqualTo("open");
    browser.press("j");
    browser.press("k");
    String first = String.valueOf(browser.run("return document.activeElement.pathname"));
    browser.press("o");
    browser.waitFor("the change", () -> browser.place().equals(first));
    browser.press("/");
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("find");
    browser.press("744.21");
    browser.press(Keys.ENTER);
    browser.waitFor("the result", () -> browser.place().startsWith("/search"));
    browser.go("/changes/4");
    browser.press("n");
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("c1");
    browser.press("n");
    browser.press("p");
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("c1");
  }

  @Test
  void beginsWithALinkToTheContent() {
    browser.go("/");
    browser.press(Keys.TAB);
    assertThat(browser.run("return document.activeElement.className")).isEqualTo("skip");
    browser.press(Keys.ENTER);
    assertThat(browser.run("return document.activeElement.id")).isEqualTo("main");
  }

  @Test
  void fitsAPhoneWithoutScrollingSideways() throws Exception {
    browser.size(360, 740);
    for (String page : PAGES) {
      browser.go(page);
      assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
          .as(page)
          .isEqualTo(true);
    }
    browser.go("/changes/4");
    browser.picture("phone-change");
    browser.go("/cfr/15/744/supplement-4");
    browser.picture("phone-list");
  }

  @Test
  void makesNoBrowserComplain() throws Exception {
    browser.complaints();
    for (String page : PAGES) {
      browser.go(page);
      assertThat(browser.complaints()).as(page).isEmpty();
    }
  }

  @Test
  void keepsContrastInLightAndDark() throws Exception {
    for (boolean dark : List.of(false, true)) {
      browser.dark(dark);
      for (String page : PAGES) {
        browser.go(page);
        assertThat(browser.run(LOWEST_CONTRAST)).as(page + " dark " + dark).isEqualTo("");
      }
    }
    browser.go("/changes/4");
    browser.picture("dark-change");
    browser.go("/changes/5");
    browser.picture("dark-list");
  }

  @Test
  void givesEveryControlAName() {
    for (String page : PAGES) {
      browser.go(page);
      assertThat(
              browser.run(
                  """
                  const nameless = [...document.querySelectorAll("input, select, button, a, iframe")]
                    .filter((e) => e.type !== "hidden" && !(e.labels && e.labels.length)
                      && !e.textContent.trim() && !e.getAttribute("aria-label") && !e.title);
                  const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
                  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
                  return nameless.map((e) => e.outerHTML).concat(twice).join(" ");
                  """))
          .as(page)
          .isEqualTo("");
    }
  }

  @Test
  void showsTheNextDayToAnOpenPage() throws Exception {
    browser.go("/");
    assertThat(browser.text(".demo")).contains("Day 1 of 2");
    browser.find("#demo-next").click();
    browser.waitFor("the second day", () -> browser.text(".demo").contains("Day 2 of 2"));
    assertThat(browser.place()).isEqualTo("/");
    browser.run("document.querySelector('#demo').dataset.old = 'yes'");
    browser.waitFor("the banner to renew itself", () -> !browser.has("#demo[data-old]"));
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void triesAWatchWhileItIsWritten() {
    browser.go("/watches");
    browser.find("#query").sendKeys("chips");
    browser.waitFor(
        "the trial", () -> browser.text("#trial").contains("Would have sent 2 messages"));
    browser.find("#query").sendKeys(" ((");
    browser.waitFor(
        "the refusal", () -> browser.text("#trial").contains("A parenthesis is not closed"));
  }

  @Test
  void keepsAMessageInItsFrame() throws Exception {
    browser.go("/mail/chips.4");
    browser.picture("message");
    assertThat(browser.run("return document.title")).isNotEqualTo("owned");
    assertThat(
            browser.run(
                "try { return String(document.querySelector('iframe').contentDocument) }"
                    + " catch (e) { return 'null' }"))
        .isEqualTo("null");
  }

  @Test
  void canBeReadWithoutJavaScript() {
    try (Browser plain = Browser.open(server.address(), "--blink-settings=scriptEnabled=false")) {
      for (String page : PAGES) {
        plain.go(page);
        assertThat(plain.text("h1")).as(page).isNotEmpty();
      }
      plain.go("/");
      plain.find("#find").sendKeys("Thailand", Keys.ENTER);
      plain.waitFor("results", () -> plain.has(".results a"));
      plain.find(".results a").click();
      plain.waitFor("the list", () -> plain.place().equals("/cfr/15/744/supplement-4"));
      assertThat(plain.text("table")).contains("Thailand Sample Trading");
    }
  }
}
