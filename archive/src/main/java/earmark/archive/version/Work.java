package earmark.archive.version;

/**
 * A thing with an identity whose versions are tracked.
 *
 * @param citation how people cite it: {@code 15 CFR 744.21}, {@code 90 FR 4544}, an address of the
 *     web
 * @param title what it is called, as last seen; empty if it has no name
 */
public record Work(WorkId id, WorkKind kind, String citation, String title) {}
