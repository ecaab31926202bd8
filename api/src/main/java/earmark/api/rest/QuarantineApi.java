package earmark.api.rest;

import earmark.archive.capture.Quarantine;
import earmark.archive.capture.Quarantined;
import earmark.archive.capture.Quarantined.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers that are kept but not applied until a person decides. */
@RestController
@RequestMapping("/api/v1/quarantine")
final class QuarantineApi {
  private static final int LISTED = 200;

  private final Quarantine quarantine;

  QuarantineApi(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  /** A decision; {@code by} is {@code earmark} where no person made it. */
  record DecidedJson(String decision, String by, String why, Instant at) {}

  /** An entry; {@code decision} is the one that holds. */
  record EntryJson(
      long id,
      String decision,
      String source,
      String place,
      String code,
      String words,
      long capture,
      String fingerprint,
      Instant since,
      List<DecidedJson> decisions) {
    static EntryJson of(Quarantined entry) {
      return new EntryJson(
          entry.id(),
          entry.decision().key(),
          entry.source(),
          entry.place(),
          entry.code(),
          entry.words(),
          entry.capture(),
          entry.fingerprint().hex(),
          entry.since(),
          entry.decisions().stream()
              .map(d -> new DecidedJson(d.decision().key(), d.by(), d.why(), d.at()))
              .toList());
    }
  }

  /** Entries, newest first. */
  record EntriesJson(List<EntryJson> entries) {}

  /** Who decides, and why. */
  record DecisionJson(Optional<String> by, Optional<String> why) {}

  @GetMapping
  EntriesJson list(@RequestParam(defaultValue = "false") boolean all) {
    List<Quarantined> entries = all ? quarantine.latest(LISTED) : quarantine.open();
    return new EntriesJson(entries.stream().map(EntryJson::of).toList());
  }

  @GetMapping("/{id}")
  EntryJson entry(@PathVariable long id) {
    return EntryJson.of(quarantine.find(id).orElseThrow(() -> notThere(id)));
  }

  @PostMapping("/{id}/release")
  EntryJson release(@PathVariable long id, @RequestBody DecisionJson decision) {
    return decide(id, Decision.RELEASED, decision);
  }

  @PostMapping("/{id}/reject")
  EntryJson reject(@PathVariable long id, @RequestBody DecisionJson decision) {
    return decide(id, Decision.REJECTED, decision);
  }

  private EntryJson decide(long id, Decision decision, DecisionJson words) {
    return EntryJson.of(
        quarantine
            .decide(id, decision, words.by().orElse(""), words.why().orElse(""))
            .orElseThrow(() -> notThere(id)));
  }

  private static Problems.NotThereException notThere(long id) {
    return new Problems.NotThereException("There is no entry " + id + " in quarantine");
  }
}
