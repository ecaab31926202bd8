package earmark.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchRequestTest {
  private static WatchRequest to(String owner) {
    return new WatchRequest("Name", "query", owner, "", Watch.DEFAULT_KINDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana@example.com", " ana@example.com ", "a.b+c@mail.example.co.uk"})
  void anAddressIsTaken(String owner) {
    assertThat(to(owner).owner()).isEqualTo(owner.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "ana@",
        "@example.com",
        "ana@example.com, bob@example.com",
        "Ana <ana@example.com>",
        "ana@example.com\r\nBcc: all@example.com",
        "ana example.com"
      })
  void whatIsNoSingleAddressIsRefused(String owner) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> to(owner))
        .withMessageStartingWith("Not an e-mail address: \"");
  }

  @Test
  void aNameOfSeveralLinesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WatchRequest(
                    "A\r\nBcc: all@example.com", "q", "a@example.com", "", Watch.DEFAULT_KINDS))
        .withMessage("The name of a watch is one line, but was \"A??Bcc: all@example.com\"");
  }

  @Test
  void whatCouldNeverMatchIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WatchRequest("n", " ", "a@example.com", "", Watch.DEFAULT_KINDS))
        .withMessage("A watch needs a query: it would match nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WatchRequest(
                    "n",
                    "q",
                    "a@example.com",
                    "",
                    EnumSet.noneOf(earmark.archive.change.ChangeKind.class)))
        .withMessage("A watch needs at least one kind of change that counts");
  }
}
