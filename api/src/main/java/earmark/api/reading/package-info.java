/**
 * What people ask of Earmark, whichever face they see: the pages and the HTTP API both stand on
 * this.
 *
 * <p>{@link earmark.api.reading.Library} answers from the archive: what a citation names, what it
 * said on a day, what changed. The other types are the narrow views of search, watches, sources,
 * mail and the demo that the two faces need. Nothing here knows HTTP or HTML.
 */
@NullMarked
package earmark.api.reading;

import org.jspecify.annotations.NullMarked;
