package earmark.api.reading;

import java.time.Clock;
import java.util.Optional;

/**
 * Everything that pages and the HTTP API stand on.
 *
 * @param demo the simulated days, in {@code ./earmark demo} alone
 */
public record Desk(
    Library library,
    Finder finder,
    WatchDesk watches,
    SourceDesk sources,
    MailDesk mail,
    Backlog backlog,
    Optional<DemoDesk> demo,
    Clock clock) {}
