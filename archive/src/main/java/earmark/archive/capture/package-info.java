/**
 * What the outside world answered, byte for byte, with address and time; and how each source fares.
 *
 * <p>A capture is stored before anybody parses it. Captures form a chain of hashes, so that none
 * can be changed, put in or taken out unnoticed.
 *
 * <p>A capture whose content is doubted lies in quarantine: it is proof like every other, but
 * nothing of it is applied until a person says so.
 */
@NullMarked
package earmark.archive.capture;

import org.jspecify.annotations.NullMarked;
