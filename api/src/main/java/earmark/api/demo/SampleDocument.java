package earmark.api.demo;

import java.time.LocalDate;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Federal Register document of the sample.
 *
 * @param record the fields of the API as written for the sample, without those that hold addresses
 * @param parts the parts of title 15 that it refers to
 * @param xml the full text in GPO's XML
 */
record SampleDocument(
    String number, LocalDate publishedOn, ObjectNode record, Set<Integer> parts, String xml) {

  SampleDocument {
    parts = Set.copyOf(parts);
  }

  /** Where the document lies on the site: publication day and number. */
  String location() {
    return publishedOn.toString().replace('-', '/') + "/" + number;
  }
}
