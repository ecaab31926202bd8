package earmark.crawler.source;

import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of a watched list.
 *
 * @param name as the list prints it, white space folded
 * @param values by field of the file, in its words; fields without a value are absent
 */
record ListEntry(WatchedList list, String name, Map<String, List<String>> values) {
  /** Longest name that goes into an identity whole. */
  private static final int LONGEST_KEY = 300;

  /** Fields in the order of the text, with the label of their lines. */
  private static final Map<String, String> LABELS = labels();

  /**
   * Fields that say nothing about the entry: numbers that differ from format to format and year to
   * year, and addresses of the list itself.
   */
  static final Set<String> LEFT_OUT =
      Set.of(
          "_id",
          "id",
          "entity_number",
          "source",
          "source_id",
          "source_list_url",
          "source_information_url");

  private static final Set<String> LINES_OF_THEIR_OWN = Set.of("alt_names", "addresses");
  private static final Pattern NOTICE = Pattern.compile("(\\d{1,3})\\s*F\\.?\\s?R\\.?\\s*(\\d+)");
  private static final Pattern COUNTRY = Pattern.compile("(?:^|,\\s*)([A-Z]{2})$");

  ListEntry {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach(
        (field, texts) -> {
          if (!texts.isEmpty()) {
            copy.put(field, List.copyOf(texts));
          }
        });
    values = java.util.Collections.unmodifiableMap(copy);
  }

  private static Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("type", "Type");
    labels.put("title", "Title");
    labels.put("alt_names", "Alias");
    labels.put("addresses", "Address");
    labels.put("country", "Country");
    labels.put("license_requirement", "License requirement");
    labels.put("license_policy", "License review policy");
    labels.put("federal_register_notice", "Federal Register notice");
    labels.put("start_date", "Start date");
    labels.put("end_date", "End date");
    labels.put("standard_order", "Standard order");
    labels.put("programs", "Program");
    labels.put("remarks", "Remarks");
    labels.put("citizenships", "Citizenship");
    labels.put("nationalities", "Nationality");
    labels.put("dates_of_birth", "Date of birth");
    labels.put("places_of_birth", "Place of birth");
    labels.put("ids", "Identification");
    labels.put("call_sign", "Call sign");
    labels.put("vessel_type", "Vessel type");
    labels.put("gross_tonnage", "Gross tonnage");
    labels.put("gross_registered_tonnage", "Gross registered tonnage");
    labels.put("vessel_flag", "Vessel flag");
    labels.put("vessel_owner", "Vessel owner");
    return labels;
  }

  /** Whether a field of the file is one that is known. */
  static boolean isKnown(String field) {
    return field.equals("name") || LABELS.containsKey(field) || LEFT_OUT.contains(field);
  }

  /**
   * What entries of one name share: its letters and figures in lower case, with hyphens between.
   * Entries that share it may still be different ones.
   */
  String key() {
    String folded =
        Normalizer.normalize(name, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    String whole = folded.isEmpty() ? "unnamed" : folded;
    return whole.substring(0, Math.min(whole.length(), LONGEST_KEY));
  }

  /** "Entity List, Example Co.": how people cite it. */
  String citation() {
    return list.title() + ", " + name;
  }

  /** The notices it rests on, as {@code 87 FR 20299}, in order. */
  List<String> notices() {
    Set<String> notices = new LinkedHashSet<>();
    Matcher matcher = NOTICE.matcher(String.join("; ", all("federal_register_notice")));
    while (matcher.find()) {
      notices.add(matcher.group(1) + " FR " + matcher.group(2));
    }
    return List.copyOf(notices);
  }

  /** The countries its addresses end with, as the list codes them. */
  List<String> countries() {
    Set<String> countries = new LinkedHashSet<>();
    for (String address : all("addresses")) {
      Matcher matcher = COUNTRY.matcher(address);
      if (matcher.find()) {
        countries.add(matcher.group(1));
      }
    }
    return List.copyOf(countries);
  }

  /** The day the list states for its beginning. */
  Optional<LocalDate> start() {
    return all("start_date").stream().findFirst().flatMap(Json::date);
  }

  /** Its name as heading, then one labelled line for each thing that the list says. */
  LegalText text() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Passage.of(PassageKind.HEADING, name));
    LABELS.forEach((field, label) -> lines(blocks, field, label));
    values.keySet().stream()
        .filter(field -> !isKnown(field))
        .sorted()
        .forEach(field -> lines(blocks, field, field));
    return new LegalText(blocks);
  }

  private void lines(List<Block> blocks, String field, String label) {
    List<String> texts = all(field);
    if (LINES_OF_THEIR_OWN.contains(field)) {
      for (String text : texts) {
        blocks.add(Passage.of(PassageKind.LIST_ITEM, label + ": " + text));
      }
    } else if (!texts.isEmpty()) {
      blocks.add(Passage.of(PassageKind.PARAGRAPH, label + ": " + String.join("; ", texts)));
    }
  }

  Facts facts() {
    Map<Fact, List<String>> facts = new LinkedHashMap<>();
    facts.put(Fact.TYPE, List.of(list.title()));
    facts.put(Fact.COUNTRY, countries());
    facts.put(Fact.FR, notices());
    start().ifPresent(day -> facts.put(Fact.EFFECTIVE, List.of(day.toString())));
    facts.put(Fact.URL, List.of(list.page().toString()));
    return new Facts(facts);
  }

  private List<String> all(String field) {
    return values.getOrDefault(field, List.of());
  }
}
