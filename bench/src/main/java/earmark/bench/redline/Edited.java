package earmark.bench.redline;

import earmark.redline.text.LegalText;

/** A text, the same text edited, and what was done. */
record Edited(String name, LegalText before, LegalText after, Truth truth) {}
