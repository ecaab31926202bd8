package earmark.crawler.source;

/** Is told how far a round is, for a progress bar. Called by the thread that runs the round. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (_, _, _, _) -> {};

  /**
   * @param step what is being worked through, in words: {@code 10 CFR part 810}
   * @param done items of this step that are done
   * @param total items of this step; 0 while that is not known
   */
  void at(String source, String step, int done, int total);
}
