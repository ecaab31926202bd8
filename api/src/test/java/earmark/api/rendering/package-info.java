/** Tests of what people read: golden files, escaping, laws over random redlines. */
@NullMarked
package earmark.api.rendering;

import org.jspecify.annotations.NullMarked;
