/** Tests of watches, letters and their delivery. */
@NullMarked
package earmark.api.alert;

import org.jspecify.annotations.NullMarked;
