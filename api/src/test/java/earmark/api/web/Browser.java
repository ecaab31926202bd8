package earmark.api.web;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a window, as Debian installs it. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;
  private final URI server;

  private Browser(ChromeDriver driver, URI server) {
    this.driver = driver;
    this.server = server;
  }

  /**
   * Starts one; skips the test, saying why, where there is no Chromium.
   *
   * @param arguments further arguments of Chromium
   */
  static Browser open(URI server, String... arguments) {
    boolean present = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if (!present) {
      String reason =
          "Skipped: no Chromium here. The browser tests need "
              + CHROMIUM
              + " and "
              + DRIVER
              + " (Debian: apt-get install chromium chromium-driver).";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    options.addArguments(arguments);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    Browser browser = new Browser(new ChromeDriver(service, options), server);
    browser.size(1280, 1000);
    return browser;
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
  }

  void dark(boolean on) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light"))));
  }

  void go(String path) {
    driver.get(server + path);
  }

  /** The path and query where it is. */
  String place() {
    String url = String.valueOf(driver.getCurrentUrl());
    return url.substring(server.toString().length());
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  boolean has(String css) {
    return !driver.findElements(By.cssSelector(css)).isEmpty();
  }

  String text(String css) {
    return find(css).getText();
  }

  void press(CharSequence keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  Object run(String script) {
    Object result = ((JavascriptExecutor) driver).executeScript(script);
    return result == null ? "" : result;
  }

  void waitFor(String what, java.util.function.BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE)
        .withMessage(what)
        // The page may replace what is being looked at between finding and reading it.
        .ignoring(StaleElementReferenceException.class)
        .until(_ -> condition.getAsBoolean());
  }

  /** What the browser complained about since the last time. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /** Keeps a picture of the page in {@code target/screenshots}. */
  void picture(String name) throws IOException {
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
