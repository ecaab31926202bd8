/** Tests of the words of legal text. */
@NullMarked
package earmark.index.analysis;

import org.jspecify.annotations.NullMarked;
