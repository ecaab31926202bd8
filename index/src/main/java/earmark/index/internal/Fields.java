package earmark.index.internal;

import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/** The names and forms of what is indexed. Any change here needs another schema number. */
public final class Fields {
  /** What a document is, and is replaced by: "version/12", "change/7". */
  public static final String KEY = "key";

  public static final String WORK = "work";
  public static final String KIND = "kind";

  // Words

  public static final String TITLE = "title";

  /** How the thing is cited and numbered, as words. */
  public static final String ADDRESS = "address";

  public static final String TEXT = "text";
  public static final String ADDED = "added";
  public static final String REMOVED = "removed";

  /** The title of what is new; for standing queries only. */
  public static final String NEW_TITLE = "new-title";

  public static final String AGENCY = "agency";
  public static final String COUNTRY = "country";
  public static final String DOCKET = "docket";

  // Names and numbers

  /** Citation keys of the thing itself and of what it lies in. */
  public static final String SELF = "self";

  public static final String CITES = "cites";
  public static final String TYPE = "type";
  public static final String PART = "part";
  public static final String PART_NUMBER = "part-number";
  public static final String SECTION = "section";
  public static final String ECCN = "eccn";
  public static final String RIN = "rin";
  public static final String FR = "fr";
  public static final String STATUS = "status";
  public static final String CHANGE = "change";
  public static final String OCCASION = "occasion";

  // Days, as days since 1970-01-01

  public static final String PUBLISHED = "published";
  public static final String EFFECTIVE = "effective";
  public static final String COMMENTS = "comments";

  /** The day a result is sorted by. */
  public static final String DATE = "date";

  // When a version was law, in days, and known, in microseconds; NEVER while an end is open

  public static final String LEGAL_FROM = "legal-from";
  public static final String LEGAL_UNTIL = "legal-until";
  public static final String UNTIL_RECORDED = "until-recorded";
  public static final String RECORDED = "recorded";
  public static final String SUPERSEDED = "superseded";
  public static final long NEVER = Long.MAX_VALUE;

  /** Decides between results that are otherwise equal. */
  public static final String ORDER = "order";

  /** What kind of thing it is worth, as the bits of a float. */
  public static final String WEIGHT = "weight";

  // Stored for results

  public static final String CITATION = "citation";
  public static final String VERSION = "version-id";
  public static final String SEQUENCE = "sequence";

  private static final FieldType WORDS =
      words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
  private static final FieldType PLAIN = words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

  private Fields() {}

  private static FieldType words(IndexOptions options) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.freeze();
    return type;
  }

  /** Words whose places in the text can be shown. */
  static Field words(String name, String text) {
    return new Field(name, text, WORDS);
  }

  /** Words that are searched and not shown. */
  static Field plain(String name, String text) {
    return new Field(name, text, PLAIN);
  }

  static Field name(String name, String value) {
    return new StringField(name, value, Field.Store.NO);
  }

  static Field storedName(String name, String value) {
    return new StringField(name, value, Field.Store.YES);
  }

  static Field stored(String name, String value) {
    return new StoredField(name, value);
  }

  static Field stored(String name, long value) {
    return new StoredField(name, value);
  }

  static Field value(String name, long value) {
    return new NumericDocValuesField(name, value);
  }
}
