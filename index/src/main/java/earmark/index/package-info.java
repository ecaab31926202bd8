/**
 * Finding: full-text search over documents, provisions as of any date and changes, and the standing
 * queries that run over every new change.
 *
 * <p>The index is a cache of the {@code archive}: it is fed from the change feed, can be deleted at
 * any time and is rebuilt from it. Types of the search library do not leave this module.
 */
@NullMarked
package earmark.index;

import org.jspecify.annotations.NullMarked;
