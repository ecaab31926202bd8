package earmark.api.rest;

import earmark.api.reading.WatchDesk;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Watches. */
@RestController
@RequestMapping("/api/v1/watches")
final class WatchApi {
  private final WatchDesk watches;

  WatchApi(WatchDesk watches) {
    this.watches = watches;
  }

  /** A watch to be made. */
  record WishJson(
      Optional<String> name,
      Optional<String> query,
      Optional<String> owner,
      Optional<String> note) {}

  /** The watches that stand, oldest first. */
  record WatchesJson(List<WatchDesk.Entry> watches) {}

  @GetMapping
  WatchesJson list() {
    return new WatchesJson(watches.list());
  }

  @GetMapping("/{id}")
  WatchDesk.Entry watch(@PathVariable String id) {
    return watches
        .find(id)
        .orElseThrow(() -> new Problems.NotThereException("There is no watch " + id));
  }

  @PostMapping
  ResponseEntity<WatchDesk.Entry> add(@RequestBody WishJson wish) {
    WatchDesk.Entry added =
        watches.add(
            new WatchDesk.Wish(
                wish.name().orElse(""),
                wish.query().orElse(""),
                wish.owner().orElse(""),
                wish.note().orElse("")));
    return ResponseEntity.created(URI.create("/api/v1/watches/" + added.id())).body(added);
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(@PathVariable String id) {
    if (!watches.remove(id)) {
      throw new Problems.NotThereException("There is no watch " + id);
    }
    return ResponseEntity.noContent().build();
  }
}
