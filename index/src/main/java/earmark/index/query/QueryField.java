package earmark.index.query;

import earmark.archive.change.ChangeKind;
import earmark.archive.change.Occasion;
import earmark.archive.version.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A field that a query may name, as in {@code part:744}. */
public enum QueryField {
  KIND("kind", Form.CHOICE, "what is found"),
  TYPE("type", Form.KEY, "document type: rule, proposed-rule, notice, presidential-document"),
  AGENCY("agency", Form.TEXT, "words of the agency's name"),
  TITLE("title", Form.TEXT, "words of the title or heading"),
  TEXT("text", Form.TEXT, "words of the text itself, the title left aside"),
  CITES("cites", Form.CITATION, "a citation that the text mentions; a part stands for all in it"),
  PART(
      "part", Form.NUMBER, "CFR part the thing is in or affects, such as 744, or a range of parts"),
  SECTION("section", Form.KEY, "section number, such as 744.21"),
  ECCN("eccn", Form.KEY, "ECCN in the text or the entry, such as 3A090; finds items below it"),
  COUNTRY("country", Form.TEXT, "country or destination named in the text or the list entry"),
  RIN("rin", Form.KEY, "regulation identifier number, such as 0694-AJ90"),
  DOCKET("docket", Form.TEXT, "docket number"),
  FR("fr", Form.CITATION, "Federal Register page of the document, or in the source note"),
  PUBLISHED("published", Form.DATE, "day of publication"),
  EFFECTIVE("effective", Form.DATE, "day on which it takes effect"),
  COMMENTS("comments", Form.DATE, "day on which comments close"),
  ADDED("added", Form.TEXT, "words that a change added"),
  REMOVED("removed", Form.TEXT, "words that a change removed"),
  CHANGED("changed", Form.TEXT, "words that a change added or removed"),
  STATUS("status", Form.CHOICE, "where a text comes from"),
  CHANGE("change", Form.CHOICE, "what happened"),
  OCCASION("occasion", Form.CHOICE, "whether a change was news, or learned while loading the past");

  /** What a field's value looks like. */
  public enum Form {
    /** Words, phrases and truncated words. */
    TEXT,
    /** A name or number as a whole, or truncated. */
    KEY,
    /** One of a few names. */
    CHOICE,
    /** A citation of law. */
    CITATION,
    /** A day, month or year, or a range of days. */
    DATE,
    /** A number as a whole, or a range of numbers. */
    NUMBER
  }

  private final String key;
  private final Form form;
  private final String meaning;

  QueryField(String key, Form form, String meaning) {
    this.key = key;
    this.form = form;
    this.meaning = meaning;
  }

  /** The name as written before the colon. */
  public String key() {
    return key;
  }

  public Form form() {
    return form;
  }

  /** What the field holds, in a few words for a list of fields. */
  public String meaning() {
    return meaning;
  }

  /** The values it may have; empty unless its form is {@link Form#CHOICE}. */
  public List<String> choices() {
    return switch (this) {
      case KIND -> Arrays.stream(HitKind.values()).map(HitKind::key).toList();
      case STATUS -> Arrays.stream(Status.values()).map(QueryField::lower).toList();
      case CHANGE -> Arrays.stream(ChangeKind.values()).map(ChangeKind::key).toList();
      case OCCASION -> Arrays.stream(Occasion.values()).map(QueryField::lower).toList();
      case TYPE,
          AGENCY,
          TITLE,
          TEXT,
          CITES,
          PART,
          SECTION,
          ECCN,
          COUNTRY,
          RIN,
          DOCKET,
          FR,
          PUBLISHED,
          EFFECTIVE,
          COMMENTS,
          ADDED,
          REMOVED,
          CHANGED ->
          List.of();
    };
  }

  /** The field of that name, in any case of letters. */
  public static Optional<QueryField> find(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(field -> field.key.equals(lower)).findFirst();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
