package earmark.api.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriersTest {
  private static final Letter LETTER =
      new Letter(
          "thailand-3fa9c2d1",
          7,
          "ana@example.com",
          "thailand-3fa9c2d1.7@example.com",
          "work-0123456789abcdef.thailand-3fa9c2d1@example.com",
          "[Earmark] Appendix A to 10 CFR part 810 amended, effective June 16, 2026 — § 810.6",
          "Text with § and a line\nand another.\n",
          "<!DOCTYPE html><html><body><p>HTML with §</p></body></html>\n",
          Instant.parse("2026-07-20T16:00:00Z"));

  @TempDir private Path folder = Path.of("");

  private static MailSettings settings(Optional<MailSettings.Smtp> smtp) {
    return new MailSettings(
        smtp,
        "Earmark <earmark@example.com>",
        Optional.empty(),
        URI.create("https://earmark.example/"));
  }

  private static SmtpCarrier smtp(int port, String user, String password) {
    MailSettings.Smtp smtp =
        new MailSettings.Smtp(
            "127.0.0.1", port, MailSettings.Security.NONE, user, password, Duration.ofSeconds(10));
    return new SmtpCarrier(smtp, settings(Optional.of(smtp)));
  }

  private static GreenMail server() {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private static int port(GreenMail server) {
    return server.getSmtp().getPort();
  }

  // SMTP

  @Test
  void aServerTakesALetterWithBothPartsAndItsHeaders() throws Exception {
    GreenMail server = server();
    try {
      String to = smtp(port(server), "", "").carry(LETTER);

      assertThat(to).isEqualTo("SMTP server 127.0.0.1:" + port(server));
      assertThat(server.getReceivedMessages()).hasSize(1);
      checkMessage(server.getReceivedMessages()[0]);
    } finally {
      server.stop();
    }
  }

  @Test
  void sentAgainALetterHasTheSameMessageId() throws Exception {
    GreenMail server = server();
    try {
      SmtpCarrier carrier = smtp(port(server), "", "");
      carrier.carry(LETTER);
      carrier.carry(LETTER);

      assertThat(server.getReceivedMessages())
          .extracting(MimeMessage::getMessageID)
          .containsExactly("<" + LETTER.messageId() + ">", "<" + LETTER.messageId() + ">");
    } finally {
      server.stop();
    }
  }

  @Test
  void aServerThatRefusesTheSignInIsSaidSo() {
    GreenMail server = server();
    server.setUser("earmark@example.com", "earmark", "right");
    try {
      SmtpCarrier carrier = smtp(port(server), "earmark", "wrong");

      assertThatThrownBy(() -> carrier.carry(LETTER))
          .isInstanceOf(MailFailedException.class)
          .hasMessageStartingWith("SMTP server 127.0.0.1:" + port(server) + " did not take")
          .hasMessageContaining("535")
          .hasMessageNotContaining("wrong");
      assertThatThrownBy(carrier::check).isInstanceOf(MailFailedException.class);
      assertThat(server.getReceivedMessages()).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void aServerThatIsNotThereIsSaidSo() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    SmtpCarrier carrier = smtp(port, "", "");

    assertThatThrownBy(() -> carrier.carry(LETTER))
        .isInstanceOf(MailFailedException.class)
        .hasMessageContaining("did not take the message to ana@example.com");
  }

  // Mailbox folder

  @Test
  void aFolderTakesALetterExactlyOnce() throws Exception {
    MailboxFolder carrier = new MailboxFolder(folder.resolve("mail"), settings(Optional.empty()));

    String first = carrier.carry(LETTER);
    byte[] bytes = Files.readAllBytes(Path.of(first));
    String second = carrier.carry(LETTER);

    assertThat(second).isEqualTo(first);
    try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).containsExactly("thailand-3fa9c2d1.7.eml");
    }
    assertThat(Files.readAllBytes(Path.of(second))).isEqualTo(bytes);
    checkMessage(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
  }

  @Test
  void whatAKilledProcessLeftIsNoLetterAndIsReplaced() throws Exception {
    Path mail = Files.createDirectories(folder.resolve("mail"));
    Files.writeString(mail.resolve("thailand-3fa9c2d1.7.eml.part"), "half a mess");

    new MailboxFolder(mail, settings(Optional.empty())).carry(LETTER);

    try (Stream<Path> files = Files.list(mail)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidSo() throws IOException {
    Path file = Files.writeString(folder.resolve("mail"), "a file where the folder should be");
    MailboxFolder carrier = new MailboxFolder(file, settings(Optional.empty()));

    assertThatThrownBy(() -> carrier.carry(LETTER))
        .isInstanceOf(MailFailedException.class)
        .hasMessageStartingWith("The mailbox folder " + file + " cannot be written");
  }

  private static void checkMessage(MimeMessage message) throws Exception {
    assertThat(message.getMessageID()).isEqualTo("<thailand-3fa9c2d1.7@example.com>");
    assertThat(message.getSubject()).isEqualTo(LETTER.subject());
    assertThat(message.getFrom()[0]).hasToString("Earmark <earmark@example.com>");
    assertThat(message.getAllRecipients()[0]).hasToString("ana@example.com");
    assertThat(message.getSentDate().toInstant()).isEqualTo(LETTER.writtenAt());
    assertThat(message.getHeader("References", null)).isEqualTo("<" + LETTER.threadId() + ">");
    assertThat(message.getHeader("In-Reply-To", null)).isEqualTo("<" + LETTER.threadId() + ">");
    assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(message.getHeader("List-Id", null))
        .isEqualTo("Earmark watch <thailand-3fa9c2d1.watch.earmark>");
    assertThat(message.getHeader("List-Unsubscribe", null))
        .isEqualTo("<https://earmark.example/watches>");
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    BodyPart text = parts.getBodyPart(0);
    assertThat(text.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
    assertThat(text.getContent().toString().replace("\r\n", "\n").strip())
        .isEqualTo(LETTER.text().strip());
    BodyPart html = parts.getBodyPart(1);
    assertThat(html.getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
    assertThat(html.getContent().toString()).contains("HTML with §");
  }
}
