/** Tests of the query language. */
@NullMarked
package earmark.index.query;

import org.jspecify.annotations.NullMarked;
