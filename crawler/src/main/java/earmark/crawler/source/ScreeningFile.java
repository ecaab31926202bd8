package earmark.crawler.source;

import earmark.redline.text.Finding;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Consolidated Screening List as JSON or CSV: its watched lists, and how many entries it has in
 * all. It is read entry by entry; what belongs to other lists is counted and not kept.
 *
 * @param madeOn Washington day on which the publisher put it together; the CSV form does not say
 * @param total entries of all lists
 * @param refusal why the file is not to be used at all; empty if it may be
 */
record ScreeningFile(
    Optional<LocalDate> madeOn,
    int total,
    Map<WatchedList, List<ListEntry>> entries,
    List<Finding> findings,
    Optional<Reading.Refusal> refusal) {
  /** Name and version of this reader. */
  static final String PARSER = "screening-list-1";

  private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");
  private static final Set<String> ENVELOPE =
      Set.of("total", "sources", "search_performed_at", "results", "offset");

  /** Columns of the CSV form in which several values stand, parted by semicolons. */
  private static final Set<String> SEVERAL =
      Set.of(
          "programs",
          "addresses",
          "alt_names",
          "citizenships",
          "dates_of_birth",
          "nationalities",
          "places_of_birth",
          "ids");

  /** The parts of an address in the JSON form, in the order in which the CSV form joins them. */
  private static final List<String> ADDRESS =
      List.of("address", "city", "state", "postal_code", "country");

  ScreeningFile {
    entries = Map.copyOf(entries);
    findings = List.copyOf(findings);
  }

  List<ListEntry> of(WatchedList list) {
    return entries.getOrDefault(list, List.of());
  }

  /** Reads the JSON form. */
  static ScreeningFile json(byte[] bytes) {
    Collecting file = new Collecting();
    try (JsonParser json = JsonMapper.shared().createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return file.refused("MISSING_FIELD", "It is no JSON object");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("results") && value == JsonToken.START_ARRAY) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonNode entry = json.readValueAsTree();
            file.add(values(entry));
          }
          file.listed = true;
        } else {
          JsonNode other = json.readValueAsTree();
          switch (name) {
            case "total" -> file.stated = Json.text(other).orElse("");
            case "search_performed_at" -> file.madeOn = Json.text(other).flatMap(file::day);
            default -> {
              if (!ENVELOPE.contains(name)) {
                file.unknown.add(name);
              }
            }
          }
        }
      }
    } catch (JacksonException e) {
      return file.refused("BAD_JSON", "It is not JSON: " + e.getOriginalMessage());
    }
    if (!file.listed) {
      return file.refused("MISSING_FIELD", "There is no list \"results\"");
    }
    if (!file.stated.equals(Integer.toString(file.total))) {
      return file.refused(
          "COUNT_DIFFERS",
          "The file says it has "
              + (file.stated.isEmpty() ? "no number of" : file.stated)
              + " entries, but "
              + file.total
              + " were read");
    }
    return file.done();
  }

  /** Reads the CSV form. */
  static ScreeningFile csv(byte[] bytes) {
    Collecting file = new Collecting();
    Csv rows = new Csv(new String(bytes, StandardCharsets.UTF_8));
    List<String> header = rows.hasNext() ? rows.next() : List.of();
    if (!header.contains("source") || !header.contains("name")) {
      return file.refused(
          "MISSING_FIELD", "Its first row has no columns \"source\" and \"name\": " + header);
    }
    while (rows.hasNext()) {
      List<String> row = rows.next();
      if (row.equals(header)) {
        file.finding("STRAY_HEADER", "row " + (file.total + 2), "The names of the columns again");
      } else if (row.size() != header.size()) {
        return file.refused(
            rows.hasNext() ? "BAD_ROW" : "TRUNCATED",
            "Row "
                + (file.total + 2)
                + " has "
                + row.size()
                + " fields, not "
                + header.size()
                + ", the first of which is \""
                + row.getFirst()
                + "\"");
      } else {
        file.add(values(header, row));
      }
    }
    if (rows.endedOpen()) {
      return file.refused("TRUNCATED", "It ends inside quotation marks");
    }
    return file.done();
  }

  private static Map<String, List<String>> values(JsonNode entry) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String field : entry.propertyNames()) {
      JsonNode value = entry.path(field);
      Stream<JsonNode> items = value.isArray() ? Json.elements(value).stream() : Stream.of(value);
      values.put(
          field,
          items
              .map(item -> item.isObject() ? joined(item) : Json.text(item).orElse(""))
              .map(ScreeningFile::fold)
              .filter(text -> !text.isEmpty())
              .toList());
    }
    return values;
  }

  /** The values of an address, or of another object, with commas between. */
  private static String joined(JsonNode object) {
    List<String> fields = new ArrayList<>(ADDRESS);
    fields.retainAll(object.propertyNames());
    object.propertyNames().stream().filter(name -> !fields.contains(name)).forEach(fields::add);
    StringBuilder joined = new StringBuilder();
    for (String field : fields) {
      String text = Json.text(object, field).map(ScreeningFile::fold).orElse("");
      boolean there = joined.toString().equals(text) || joined.toString().endsWith(", " + text);
      if (!text.isEmpty() && !there) {
        joined.append(joined.isEmpty() ? "" : ", ").append(text);
      }
    }
    return joined.toString();
  }

  private static Map<String, List<String>> values(List<String> header, List<String> row) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String text = row.get(i);
      List<String> texts =
          SEVERAL.contains(header.get(i)) ? List.of(text.split(";", -1)) : List.of(text);
      values.put(
          header.get(i),
          texts.stream().map(ScreeningFile::fold).filter(t -> !t.isEmpty()).toList());
    }
    return values;
  }

  private static String fold(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  /** What has been read so far. */
  private static final class Collecting {
    private final Map<WatchedList, List<ListEntry>> entries = new EnumMap<>(WatchedList.class);
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    private Optional<LocalDate> madeOn = Optional.empty();
    private String stated = "";
    private boolean listed;
    private int total;

    void add(Map<String, List<String>> values) {
      total++;
      String source = String.join(", ", values.getOrDefault("source", List.of()));
      if (source.isEmpty()) {
        finding("MISSING_VALUE", "entry " + total, "It names no list");
        return;
      }
      WatchedList.named(source).ifPresent(list -> add(list, values));
    }

    private void add(WatchedList list, Map<String, List<String>> values) {
      String name = String.join("; ", values.getOrDefault("name", List.of()));
      if (name.isEmpty()) {
        finding("MISSING_VALUE", list.title() + ", entry " + total, "It has no name");
        return;
      }
      values.keySet().stream().filter(field -> !ListEntry.isKnown(field)).forEach(unknown::add);
      Map<String, List<String>> kept = new LinkedHashMap<>(values);
      kept.keySet().removeAll(ListEntry.LEFT_OUT);
      kept.remove("name");
      entries.computeIfAbsent(list, _ -> new ArrayList<>()).add(new ListEntry(list, name, kept));
    }

    Optional<LocalDate> day(String time) {
      try {
        return Optional.of(OffsetDateTime.parse(time).atZoneSameInstant(WASHINGTON).toLocalDate());
      } catch (DateTimeException e) {
        finding("BAD_DATE", "search_performed_at", time);
        return Optional.empty();
      }
    }

    void finding(String code, String where, String excerpt) {
      findings.add(new Finding(code, Finding.Severity.WARNING, where, excerpt));
    }

    ScreeningFile done() {
      unknown.forEach(field -> finding("UNKNOWN_FIELD", "results[]", field));
      return new ScreeningFile(madeOn, total, entries, findings, Optional.empty());
    }

    ScreeningFile refused(String code, String why) {
      return new ScreeningFile(
          Optional.empty(), total, Map.of(), findings, Optional.of(new Reading.Refusal(code, why)));
    }
  }
}
