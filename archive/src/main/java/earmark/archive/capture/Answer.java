package earmark.archive.capture;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What a server answered, before it is stored.
 *
 * @param headers response headers, names in lower case
 * @param body the bytes after transport decoding (gzip undone)
 */
public record Answer(
    String source, URI url, int status, Map<String, List<String>> headers, byte[] body) {}
