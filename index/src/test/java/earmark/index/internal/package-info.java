/** Tests of documents and queries of the search library. */
@NullMarked
package earmark.index.internal;

import org.jspecify.annotations.NullMarked;
