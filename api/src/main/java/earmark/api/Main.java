package earmark.api;

/** The program: every command of {@code ./earmark} starts here. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.out.println("Earmark: no commands yet");
  }
}
