package earmark.api.alert;

/**
 * Who is told when a source cannot be relied on.
 *
 * @param mail the address; empty for nobody
 * @param afterRounds a source must have failed so many rounds in a row before it is an incident
 */
public record Administrator(String mail, int afterRounds) {
  public Administrator {
    if (afterRounds < 1) {
      throw new IllegalArgumentException("afterRounds must be 1 or more, was " + afterRounds);
    }
  }
}
