/**
 * People: the HTTP API, the web pages, the alerts by e-mail and the command line, and the one place
 * where the other modules are put together.
 */
@NullMarked
package earmark.api;

import org.jspecify.annotations.NullMarked;
