/** Asks the sample upstream over real HTTP, and reads every file of the sample. */
@NullMarked
package earmark.api.demo;

import org.jspecify.annotations.NullMarked;
