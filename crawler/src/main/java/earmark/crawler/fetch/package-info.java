/**
 * Polite, bounded, suspicious fetching: every answer is kept before anybody believes it.
 *
 * <p>A {@link earmark.crawler.fetch.Fetcher} asks one address at a time. It identifies itself,
 * keeps to a rate per host, sends back the validators of what is already stored, waits and tries
 * again where that helps, and never lets a server lead it to a private address. Nothing is ever
 * cut: an answer over a limit fails. Whether an answer is the document that was wanted is decided
 * by a {@link earmark.crawler.fetch.Judge}, never by the status alone.
 *
 * <p>It does not parse, and does not know what the sources are.
 *
 * <pre>{@code
 * switch (fetcher.fetch(new Wanted("ecfr", address, judge))) {
 *   case FetchOutcome.Document document -> work(document.capture(), document.bytes());
 *   case FetchOutcome.Gone gone -> absent(gone.status());
 *   case FetchOutcome.Refusal refusal -> report(refusal.code(), refusal.why());
 * }
 * }</pre>
 */
@NullMarked
package earmark.crawler.fetch;

import org.jspecify.annotations.NullMarked;
