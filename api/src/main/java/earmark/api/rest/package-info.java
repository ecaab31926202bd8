/**
 * The HTTP API, {@code /api/v1}: what the pages show, as JSON.
 *
 * <p>Shapes are the records nested in each controller; {@code docs/api.md} describes them and
 * {@code openapi.json} beside this package is served as it stands. Failures are problems of RFC
 * 9457 with a stable code each, decided in {@link earmark.api.rest.Problems} alone.
 */
@NullMarked
package earmark.api.rest;

import org.jspecify.annotations.NullMarked;
