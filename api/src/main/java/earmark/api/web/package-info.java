/**
 * The pages: server-rendered HTML that works without JavaScript, and the web server that also
 * carries the HTTP API.
 *
 * <p>{@link earmark.api.web.WebServer} starts Spring Boot over the parts it is given; Spring builds
 * nothing but controllers. A controller asks {@code earmark.api.reading}, puts finished words into
 * a view record, and a template prints them; legal text itself is rendered by {@code
 * earmark.api.rendering}.
 *
 * <pre>{@code
 * try (WebServer server = WebServer.start(desk, Binding.loopback(8080))) {
 *   server.address(); // http://127.0.0.1:8080
 * }
 * }</pre>
 */
@NullMarked
package earmark.api.web;

import org.jspecify.annotations.NullMarked;
