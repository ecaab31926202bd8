package earmark.api.command;

/** A command ends early, with a sentence for the person who typed it and an exit code. */
final class CommandEndedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  private CommandEndedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandEndedException problem(String message) {
    return new CommandEndedException(ExitCode.PROBLEM, message);
  }

  static CommandEndedException wrongUsage(String message) {
    return new CommandEndedException(ExitCode.WRONG_USAGE, message);
  }

  static CommandEndedException worldFailed(String message) {
    return new CommandEndedException(ExitCode.WORLD_FAILED, message);
  }

  int exitCode() {
    return exitCode;
  }
}
