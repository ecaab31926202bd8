package earmark.api.alert;

import java.time.Instant;

/**
 * One message to one person about one change, written and not changed any more.
 *
 * @param change sequence number of the change it is about
 * @param messageId Message-ID without angle brackets; the same at each attempt to deliver it
 * @param threadId identifier under which mail programs gather what is said about one work
 * @param text the plain text part
 * @param html the HTML part: a whole document with inline styles
 */
public record Letter(
    String watch,
    long change,
    String recipient,
    String messageId,
    String threadId,
    String subject,
    String text,
    String html,
    Instant writtenAt) {}
