package earmark.api.alert;

import java.util.ArrayList;
import java.util.List;

/** A carrier that remembers what it took, and does as it is told otherwise. */
final class SettableCarrier implements Carrier {
  /** What it does with the next letters. */
  enum Mood {
    TAKES,
    REFUSES,
    /** The process dies before the letter was taken. */
    DIES_BEFORE,
    /** The process dies after the letter was taken and before that was noted. */
    DIES_AFTER
  }

  /** The death of the process, as far as a test can have it. */
  static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final List<Letter> taken = new ArrayList<>();
  private Mood mood = Mood.TAKES;

  void set(Mood next) {
    mood = next;
  }

  List<Letter> taken() {
    return List.copyOf(taken);
  }

  @Override
  public String carry(Letter letter) throws MailFailedException {
    switch (mood) {
      case TAKES -> taken.add(letter);
      case REFUSES -> throw new MailFailedException("550 no such person");
      case DIES_BEFORE -> throw new KilledException();
      case DIES_AFTER -> {
        taken.add(letter);
        throw new KilledException();
      }
    }
    return "sample carrier";
  }
}
