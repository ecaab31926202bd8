/** Tests of searching. */
@NullMarked
package earmark.index.search;

import org.jspecify.annotations.NullMarked;
