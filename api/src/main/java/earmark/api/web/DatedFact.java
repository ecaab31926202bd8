package earmark.api.web;

/** Something stated, with its name: "Effective", "January 15, 2025". */
record DatedFact(String name, String value) {}
