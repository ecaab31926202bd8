/**
 * The outside world: where the texts come from, how they are fetched and what they say.
 *
 * <p>Turns upstream services into captures, works and versions in the {@code archive}. Types of the
 * HTML parser, the HTTP client and the scheduler do not leave this module; the search index is
 * unknown to it.
 */
@NullMarked
package earmark.crawler;

import org.jspecify.annotations.NullMarked;
