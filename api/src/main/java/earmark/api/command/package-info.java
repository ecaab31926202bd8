/**
 * The command line: one class per command, and the only place that prints.
 *
 * <p>Exit codes: 0 done, 1 ran but found a problem, 2 wrong usage, 3 the outside world failed. What
 * a command found goes to standard output; progress, warnings and errors go to standard error, so
 * that output can be piped. Commands hold no logic of their own: they read settings, build an
 * {@code earmark.api.Earmark} and print what it says.
 *
 * <pre>{@code
 * int exitCode = EarmarkCommand.run(new String[] {"verify", "--data", "d"}, out, err, clock);
 * }</pre>
 */
@NullMarked
package earmark.api.command;

import org.jspecify.annotations.NullMarked;
