package earmark.crawler.fetch;

import java.net.URI;

/**
 * A document to be fetched.
 *
 * @param source name of the source that asks
 * @param url its address, http or https
 * @param judge tells it from what servers send in its place
 */
public record Wanted(String source, URI url, Judge judge) {}
