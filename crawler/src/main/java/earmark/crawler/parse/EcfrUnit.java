package earmark.crawler.parse;

import earmark.redline.citation.ProvisionCitation;
import earmark.redline.text.LegalText;

/**
 * One provision as the eCFR prints it: a section, a run of reserved sections, an appendix or
 * supplement, or the head of a part.
 *
 * @param citation its address; a {@code PartCitation} for the head of a part, which holds the
 *     part's heading, authority and source notes and the headings of its subparts
 * @param identifier its name in the services of the eCFR: {@code 744.21}, {@code Supplement No. 4
 *     to Part 744}; for the head of a part, the part
 * @param heading its printed heading, {@code § 744.21 Restrictions on …}; empty if it has none
 * @param subpart printed heading of the subpart it stands in; empty if in none
 */
public record EcfrUnit(
    ProvisionCitation citation,
    String identifier,
    String heading,
    String subpart,
    LegalText text) {}
