/** Tests of standing queries. */
@NullMarked
package earmark.index.watch;

import org.jspecify.annotations.NullMarked;
