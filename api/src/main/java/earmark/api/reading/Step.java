package earmark.api.reading;

import earmark.archive.change.Change;
import earmark.archive.version.Version;
import java.util.Optional;

/** One version in the history of a work, and the change that led to it. */
public record Step(Version version, Optional<Change> change) {}
