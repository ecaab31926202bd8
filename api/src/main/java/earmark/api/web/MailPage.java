package earmark.api.web;

import earmark.api.reading.MailDesk;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The mailbox: the messages that watches caused. */
@Controller
final class MailPage {
  private static final int SHOWN = 200;

  /** A message is shown as its reader sees it, but can run nothing and load nothing. */
  private static final String MESSAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
          + " sandbox allow-top-navigation-by-user-activation";

  private final MailDesk mail;

  MailPage(MailDesk mail) {
    this.mail = mail;
  }

  /** A message in the list. */
  record Line(
      String id, String subject, String recipient, String written, String state, boolean stuck) {}

  @GetMapping("/mail")
  String list(Model model) {
    model.addAttribute("messages", mail.latest(SHOWN).stream().map(MailPage::line).toList());
    return "mail";
  }

  /** The list alone, for the page that is open while the demo plays. */
  @GetMapping("/mail-list")
  String listAlone(Model model) {
    list(model);
    return "mail :: list";
  }

  @GetMapping("/mail/{id}")
  String message(@PathVariable String id, Model model) {
    MailDesk.Message message = find(id);
    model.addAttribute("line", line(message));
    model.addAttribute("text", message.text());
    model.addAttribute("problem", message.problem());
    model.addAttribute("change", "/changes/" + message.change());
    model.addAttribute("hasRaw", mail.raw(id).isPresent());
    return "message";
  }

  @GetMapping("/mail/{id}/html")
  ResponseEntity<byte[]> html(@PathVariable String id) {
    // Links leave the frame; the words come from our own renderer, where quotes are escaped.
    String html = find(id).html().replace("<a href=", "<a target=\"_top\" href=");
    return ResponseEntity.ok()
        .header("Content-Security-Policy", MESSAGE_POLICY)
        .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
        .body(html.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/mail/{id}/raw")
  ResponseEntity<byte[]> raw(@PathVariable String id) {
    byte[] bytes =
        mail.raw(id)
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "This message is not in the mailbox folder"));
    return ResponseEntity.ok()
        .header(
            "Content-Disposition",
            ContentDisposition.attachment().filename(id + ".eml").build().toString())
        .contentType(MediaType.parseMediaType("message/rfc822"))
        .body(bytes);
  }

  private MailDesk.Message find(String id) {
    return mail.find(id)
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such message"));
  }

  private static Line line(MailDesk.Message message) {
    String state =
        message
            .sentAt()
            .map(at -> "sent " + Words.moment(at))
            .orElse(message.problem().isEmpty() ? "waiting" : "not sent yet");
    return new Line(
        message.id(),
        message.subject(),
        message.recipient(),
        Words.moment(message.writtenAt()),
        state,
        !message.problem().isEmpty());
  }
}
