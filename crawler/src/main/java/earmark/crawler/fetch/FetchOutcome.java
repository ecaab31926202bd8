package earmark.crawler.fetch;

import earmark.archive.capture.Capture;
import java.util.List;
import java.util.Optional;

/** What became of asking for a document. */
public sealed interface FetchOutcome {

  /** The document is there: as a stored capture, with its bytes. */
  sealed interface Document extends FetchOutcome {
    Capture capture();

    byte[] bytes();
  }

  /** It is new, or other bytes than the ones stored before. */
  record Changed(Capture capture, byte[] bytes) implements Document {}

  /**
   * The server says, or the bytes show, that it is what was stored before. Whoever asked may still
   * have to work through it: the process that stored it may have been killed before it could.
   */
  record Unchanged(Capture capture, byte[] bytes) implements Document {}

  /**
   * It is there, and what is read of it is patched; the capture has the bytes that came.
   *
   * @param original the same without the patches
   * @param patches what each of them did, in words
   */
  record Patched(Document original, byte[] bytes, List<String> patches) implements Document {
    public Patched {
      patches = List.copyOf(patches);
    }

    @Override
    public Capture capture() {
      return original.capture();
    }
  }

  /** The server says that there is no such document: 404 or 410. */
  record Gone(int status, Capture capture) implements FetchOutcome {}

  /** It could not be had, so nothing is known about it. */
  sealed interface Refusal extends FetchOutcome {
    /** Stable name of the reason, such as {@code TIMEOUT} or {@code BOT_CHECK}. */
    String code();

    /** The reason in words. */
    String why();

    /** The last answer, where there was one. */
    Optional<Capture> evidence();
  }

  /** No usable answer came. */
  record Failed(String code, String why, Optional<Capture> evidence) implements Refusal {}

  /** An answer came that is not the document: a bot check, an error page, a truncated body. */
  record NotTheDocument(String code, String why, Capture capture) implements Refusal {
    @Override
    public Optional<Capture> evidence() {
      return Optional.of(capture);
    }
  }
}
