package earmark.bench.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The stand-in for the public services, as a process of its own on this machine. */
record StandIn(Process process, URI base) implements AutoCloseable {
  /**
   * @throws IOException if it is not there or does not start
   */
  static StandIn start(Path shared, LocalDate today) throws IOException {
    Path script = shared.resolve("upstream/serve.py");
    if (!Files.isRegularFile(script)) {
      throw new IOException("No " + script + ": set EARMARK_SHARED to the folder of the real data");
    }
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    "python3",
                    script.toString(),
                    "--port",
                    Integer.toString(port),
                    "--today",
                    today.toString()))
            .redirectErrorStream(true)
            .start();
    BufferedReader out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.startsWith("serving")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("The stand-in " + script + " ended at once");
    }
    return new StandIn(process, URI.create("http://127.0.0.1:" + port));
  }

  @Override
  public void close() {
    process.destroy();
  }
}
