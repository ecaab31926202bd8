package earmark.api.web;

/**
 * A change in a list.
 *
 * @param kindKey names the style of its kind
 * @param subject how its work is cited
 * @param when the date that matters, with its name
 * @param substance what is different, in a line
 * @param history whether it was learnt while loading the past
 */
record ChangeLine(
    long sequence,
    String kindKey,
    String kind,
    String subject,
    String subjectPath,
    String title,
    String when,
    String substance,
    String cause,
    boolean history) {}
