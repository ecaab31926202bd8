package earmark.crawler.fetch;

import earmark.archive.capture.Capture;
import earmark.redline.text.Finding;
import java.util.Optional;

/** Decides whether an answer under status 200 is the document that was wanted. */
@FunctionalInterface
public interface Judge {
  /** Why the answer is not the document, as a finding of severity REFUSED; empty if it is. */
  Optional<Finding> refuse(Capture capture, byte[] body);
}
