package earmark.api.alert;

import java.net.URI;

/** Addresses of Earmark's own pages, for people who read mail. */
final class Links {
  private final String base;

  Links(URI publicUrl) {
    this.base = publicUrl.toString().replaceAll("/+$", "");
  }

  String change(long sequence) {
    return base + "/changes/" + sequence;
  }

  String quarantine() {
    return base + "/quarantine";
  }

  String capture(long id) {
    return base + "/captures/" + id;
  }

  String source(String name) {
    return base + "/sources/" + name;
  }

  String watches() {
    return base + "/watches";
  }
}
