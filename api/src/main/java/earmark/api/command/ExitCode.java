package earmark.api.command;

/** What a command's exit says to a script. */
final class ExitCode {
  static final int DONE = 0;

  /** It ran, and found a problem: verification failed, a citation is not in the archive. */
  static final int PROBLEM = 1;

  static final int WRONG_USAGE = 2;

  /** The outside world failed: an upstream, a disk, a mail server. */
  static final int WORLD_FAILED = 3;

  private ExitCode() {}
}
