package earmark.api.demo;

import java.util.Optional;

/** One of the public sites that the sample stands for. */
@FunctionalInterface
interface Site {

  /** The answer, or empty if the site has no such address. */
  Optional<Reply> answer(Question question);
}
