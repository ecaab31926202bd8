package earmark.api.reading;

import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.redline.text.LegalText;

/** What a work said: one version with its words. */
public record Reading(Work work, Version version, LegalText text) {}
