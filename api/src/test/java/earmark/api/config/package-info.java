/** Tests of settings. */
@NullMarked
package earmark.api.config;

import org.jspecify.annotations.NullMarked;
