package earmark.crawler.patch;

import earmark.archive.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All patches there are: {@code patches.json} beside this class, and the files of an administrator.
 *
 * <p>A file is an object with one list {@code patches}; each element has the fields of {@link
 * Patch}: {@code address}, {@code sha256}, {@code find}, {@code replacement}, {@code why}, {@code
 * made}.
 */
public final class Patches {
  private static final Set<String> FIELDS =
      Set.of("address", "sha256", "find", "replacement", "why", "made");
  private static final long MAX_FILE_BYTES = 1 << 20;
  private static final Patches BUILT_IN = new Patches(List.of()).and(resource(), "patches.json");

  private final List<Patch> all;

  private Patches(List<Patch> all) {
    this.all = List.copyOf(all);
  }

  /** Those that come with Earmark. */
  public static Patches builtIn() {
    return BUILT_IN;
  }

  /** The patches in the order in which they are applied. */
  public List<Patch> all() {
    return all;
  }

  /**
   * These, then those of every {@code .json} file of a folder, by name. No folder, no patches.
   *
   * @throws IllegalArgumentException if a file does not have the form; the message names it
   * @throws UncheckedIOException if the folder cannot be read
   */
  public Patches with(Path folder) {
    if (!Files.isDirectory(folder)) {
      return this;
    }
    try (Stream<Path> files = Files.list(folder)) {
      Patches sum = this;
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        if (Files.size(file) > MAX_FILE_BYTES) {
          throw new IllegalArgumentException(file + " is longer than " + MAX_FILE_BYTES + " bytes");
        }
        sum = sum.and(Files.readString(file), file.toString());
      }
      return sum;
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
  }

  /**
   * These, then those of a file.
   *
   * @param place its name, for messages
   * @throws IllegalArgumentException if it does not have the form
   */
  public Patches and(String json, String place) {
    List<Patch> sum = new ArrayList<>(all);
    try {
      JsonNode root = JsonMapper.shared().readTree(json);
      JsonNode list = root.path("patches");
      if (!root.isObject() || root.size() != 1 || !list.isArray()) {
        throw new IllegalArgumentException("It must be an object with one list \"patches\"");
      }
      for (JsonNode patch : list) {
        sum.add(read(patch));
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(place + ": It is not JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
    return new Patches(sum);
  }

  private static Patch read(JsonNode patch) {
    if (!patch.isObject() || !Set.copyOf(patch.propertyNames()).equals(FIELDS)) {
      throw new IllegalArgumentException(
          "A patch has the fields " + String.join(", ", FIELDS.stream().sorted().toList()));
    }
    String made = text(patch, "made");
    try {
      return new Patch(
          text(patch, "address"),
          new Sha256(text(patch, "sha256")),
          text(patch, "find"),
          text(patch, "replacement"),
          text(patch, "why"),
          LocalDate.parse(made));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("made must be a date, was \"" + made + "\"", e);
    }
  }

  private static String text(JsonNode patch, String field) {
    if (!patch.path(field).isString()) {
      throw new IllegalArgumentException(field + " must be a text, was " + patch.path(field));
    }
    return patch.path(field).asString();
  }

  /** What became of a document. */
  public sealed interface Outcome {
    /** There is no patch for it. */
    record Untouched() implements Outcome {}

    /** What is to be read; {@code what} says in words what each patch did. */
    record Applied(byte[] bytes, List<String> what) implements Outcome {}

    /** A patch for it does not fit; nothing was applied. */
    record Refused(String why) implements Outcome {}
  }

  /**
   * Applies the patches of a document: those for its address, and those for its very bytes, which
   * may stand at other addresses too (the same slice of another day).
   *
   * @param content hash of {@code bytes}
   */
  public Outcome apply(URI url, Sha256 content, byte[] bytes) {
    List<Patch> own =
        all.stream()
            .filter(p -> p.content().equals(content) || url.toString().endsWith(p.address()))
            .toList();
    if (own.isEmpty()) {
      return new Outcome.Untouched();
    }
    // One char for each byte: what is around a patch stays as it is, in whatever encoding.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<String> what = new ArrayList<>();
    for (Patch patch : own) {
      String find = bytewise(patch.find());
      int at = text.indexOf(find);
      Optional<String> misfit = misfit(patch, content, text, find, at);
      if (misfit.isPresent()) {
        return new Outcome.Refused(misfit.get());
      }
      text =
          text.substring(0, at)
              + bytewise(patch.replacement())
              + text.substring(at + find.length());
      what.add(patch.inWords());
    }
    return new Outcome.Applied(text.getBytes(StandardCharsets.ISO_8859_1), List.copyOf(what));
  }

  private static Optional<String> misfit(
      Patch patch, Sha256 content, String text, String find, int at) {
    String name = "The patch of " + patch.made() + " for " + patch.address();
    if (!patch.content().equals(content)) {
      return Optional.of(
          name
              + " is for other bytes ("
              + patch.content().hex().substring(0, 12)
              + "...) than were published ("
              + content.hex().substring(0, 12)
              + "...): the source may have cured it; look, and take the patch away");
    }
    if (at < 0) {
      return Optional.of(name + " does not fit: \"" + patch.find() + "\" does not occur");
    }
    if (text.indexOf(find, at + 1) >= 0) {
      return Optional.of(name + " does not fit: \"" + patch.find() + "\" occurs more than once");
    }
    return Optional.empty();
  }

  private static String bytewise(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String resource() {
    try (InputStream in = Patches.class.getResourceAsStream("patches.json")) {
      if (in == null) {
        throw new IllegalStateException("patches.json is missing beside " + Patches.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
