package earmark.crawler.source;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** A list of the Bureau of Industry and Security within the Consolidated Screening List. */
enum WatchedList {
  ENTITY_LIST("Entity List", "https://www.bis.gov/regulations/ear/744#supplement-4-744"),
  DENIED_PERSONS(
      "Denied Persons List",
      "https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl"),
  UNVERIFIED_LIST("Unverified List", "https://www.bis.gov/regulations/ear/744#supplement-6-744"),
  MILITARY_END_USERS(
      "Military End User (MEU) List", "https://www.bis.gov/regulations/ear/744#supplement-7-744");

  private final String title;
  private final URI page;

  WatchedList(String title, String page) {
    this.title = title;
    this.page = URI.create(page);
  }

  /** The list that a {@code source} such as {@code Entity List (EL) - Bureau of …} names. */
  static Optional<WatchedList> named(String source) {
    return Arrays.stream(values())
        .filter(
            list -> source.startsWith(list.title + " (") || source.startsWith(list.title + " -"))
        .findFirst();
  }

  /** Its name in identities of works: {@code entity-list}. */
  String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** What people call it, and what its name begins with in the file. */
  String title() {
    return title;
  }

  /** Where the bureau publishes it for people. */
  URI page() {
    return page;
  }

  /** Under what name {@code assertions.json} says how long it is, and how much of it may go. */
  String assertions() {
    return ScreeningList.NAME + "/" + key();
  }
}
