/**
 * How works, versions and changes become documents of the search library, and questions its
 * queries.
 *
 * <p>Shared by search and standing queries, so that a field means the same in both. Not for other
 * modules: everything here speaks the search library's types.
 */
@NullMarked
package earmark.index.internal;

import org.jspecify.annotations.NullMarked;
