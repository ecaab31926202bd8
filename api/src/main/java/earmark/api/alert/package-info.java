/**
 * Telling people: watches, the outbox, and the mail that carries a redline.
 *
 * <p>{@link earmark.api.alert.AlertRun} reads the change feed with a cursor of its own and writes
 * one message per watch and change into the outbox, in the transaction that moves the cursor.
 * {@link earmark.api.alert.Delivery} hands what is in the outbox to a {@link
 * earmark.api.alert.Carrier}: an SMTP server, or the mailbox folder. Neither knows how a query is
 * matched or a page is shown.
 *
 * <p>Nothing is lost and nothing is told twice: a message whose delivery was cut off is sent again
 * under the same Message-ID, because a lost alert is worse than a repeated one and mail programs
 * show two messages of one Message-ID as one. Into the mailbox folder each message goes exactly
 * once.
 *
 * <pre>{@code
 * watches.add(new WatchRequest("Thailand", "thailand", "ana@example.com", "", Watch.DEFAULT_KINDS));
 * alerts.run(); // after each round of crawling
 * }</pre>
 */
@NullMarked
package earmark.api.alert;

import org.jspecify.annotations.NullMarked;
