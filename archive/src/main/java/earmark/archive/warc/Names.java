package earmark.archive.warc;

import java.util.Set;

/** What we add to the standard's header names, and how we write HTTP heads. */
final class Names {
  /** The number of the capture in the archive that wrote the file. */
  static final String CAPTURE = "WARC-Earmark-Capture";

  static final String SOURCE = "WARC-Earmark-Source";

  /** The hash that binds the capture to the ones before it in the archive that wrote the file. */
  static final String CHAIN = "WARC-Earmark-Chain";

  /** To the microsecond; readers of WARC-Date may cut it. */
  static final String RETRIEVED = "WARC-Earmark-Retrieved-At";

  /** One finding of severity REFUSED about the capture, as JSON in ASCII. */
  static final String FINDING = "WARC-Earmark-Finding";

  /** How a header that describes the transfer is written: the body is not in that form any more. */
  static final String SENT = "x-earmark-sent-";

  static final Set<String> TRANSFER =
      Set.of("content-encoding", "content-length", "transfer-encoding");

  private Names() {}
}
