/** Tests of the command line. */
@NullMarked
package earmark.api.command;

import org.jspecify.annotations.NullMarked;
