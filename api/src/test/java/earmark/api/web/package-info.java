/** Tests of the pages and of the HTTP API: a real server, a real archive, a real browser. */
@NullMarked
package earmark.api.web;

import org.jspecify.annotations.NullMarked;
