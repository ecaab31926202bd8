/**
 * How dependable each source is: its rounds, when it last had something new, and whether it is
 * silent for longer than it usually is.
 *
 * <p>A source that fails says so. One that is blocked, cut off or forgotten says nothing at all,
 * and looks like a quiet week; so a source's silence is measured by its own history.
 */
@NullMarked
package earmark.archive.health;

import org.jspecify.annotations.NullMarked;
