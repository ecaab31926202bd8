/**
 * What the outside world answered, byte for byte, with address and time; and how each source fares.
 *
 * <p>A capture is stored before anybody parses it. Captures form a chain of hashes, so that none
 * can be changed, put in or taken out unnoticed.
 */
@NullMarked
package earmark.archive.capture;

import org.jspecify.annotations.NullMarked;
