package earmark.api.web;

import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the sample archive for looking at pages by hand; not a test. */
final class TryPages {
  private TryPages() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("earmark-pages");
    int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3_400;
    try (SampleArchive sample = SampleArchive.fill(folder, rows);
        WebServer server =
            WebServer.start(
                SampleDesk.over(sample.archive, true),
                Binding.loopback(Integer.parseInt(arguments[0])))) {
      Thread.currentThread().join();
    }
  }
}
