package earmark.index.internal;

import earmark.archive.version.Status;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.index.analysis.Mentions;
import earmark.index.query.HitKind;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Passage;
import earmark.redline.text.PassageKind;
import earmark.redline.text.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;

/** What is indexed of one version of a work. */
public final class VersionDocument {
  private VersionDocument() {}

  /** What names the document of a version. */
  public static Term key(long version) {
    return new Term(Fields.KEY, "version/" + version);
  }

  /**
   * The document of a version, as it was when it was recorded: what ends it comes with a later
   * change.
   */
  public static Document of(Work work, Version version, LegalText text) {
    Document document = new Document();
    String plain = text.plain();
    HitKind kind = HitKind.of(work.kind());
    document.add(Fields.storedName(Fields.KEY, key(version.id()).text()));
    document.add(Fields.stored(Fields.VERSION, version.id()));
    WorkFields.add(document, work, version, kind);
    document.add(Fields.words(Fields.TEXT, plain));
    int title = WorkFields.cfrTitle(work, version);
    Mentions.Seen seen = Mentions.of(plain, title, WorkFields.self(work));
    WorkFields.addMentions(document, seen);
    groups(text).forEach(group -> document.add(Fields.plain(Fields.COUNTRY, group)));
    sections(text, title).forEach(key -> document.add(Fields.name(Fields.SECTION, key)));
    sources(text).forEach(page -> document.add(Fields.name(Fields.FR, page)));
    document.add(Fields.value(Fields.LEGAL_FROM, version.inForceFrom().toEpochDay()));
    document.add(Fields.value(Fields.LEGAL_UNTIL, Fields.NEVER));
    document.add(Fields.value(Fields.UNTIL_RECORDED, Fields.NEVER));
    document.add(Fields.value(Fields.RECORDED, Times.micros(version.recordedAt())));
    document.add(Fields.value(Fields.SUPERSEDED, Fields.NEVER));
    document.add(Fields.value(Fields.DATE, WorkFields.day(work, version).toEpochDay()));
    document.add(Fields.value(Fields.ORDER, 2 * version.id()));
    document.add(Fields.value(Fields.WEIGHT, Float.floatToIntBits(weight(kind, version))));
    return document;
  }

  /**
   * How much more a hit counts by what it is: a rule is the law made, a notice only mentions it.
   */
  private static float weight(HitKind kind, Version version) {
    return switch (kind) {
      case PROVISION -> version.status() == Status.OFFICIAL ? 1.35f : 1.1f;
      case DOCUMENT ->
          switch (WorkFields.type(version)) {
            case "rule" -> 1.3f;
            case "presidential-document" -> 1.15f;
            case "proposed-rule" -> 1.1f;
            default -> 1.0f;
          };
      case PAGE -> 0.9f;
      case ENTRY -> 1.0f;
      case CHANGE -> 0.8f;
    };
  }

  /** What the first column of a table says for many rows: the country of list entries. */
  private static Set<String> groups(LegalText text) {
    return text.blocks().stream()
        .filter(block -> block instanceof Row row && !row.group().isEmpty())
        .map(block -> ((Row) block).group())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The sections that the instructions of a document name. */
  private static Set<String> sections(LegalText text, int title) {
    String instructions = passages(text, Set.of(PassageKind.INSTRUCTION));
    return instructions.isEmpty()
        ? Set.of()
        : Mentions.of(instructions, title).citations().stream()
            .filter(key -> key.indexOf('/') > 0 && key.indexOf('.') > 0 && key.indexOf('(') < 0)
            .map(key -> key.substring(key.indexOf('/') + 1))
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The pages of the Federal Register that a provision's own notes name as its sources. */
  private static List<String> sources(LegalText text) {
    String notes = passages(text, Set.of(PassageKind.CITATION, PassageKind.SOURCE));
    return notes.isEmpty()
        ? List.of()
        : Mentions.of(notes, 1).citations().stream()
            .filter(key -> key.matches("\\d+fr\\d+"))
            .toList();
  }

  private static String passages(LegalText text, Set<PassageKind> kinds) {
    return text.blocks().stream()
        .filter(block -> block instanceof Passage passage && kinds.contains(passage.kind()))
        .map(Block::text)
        .collect(Collectors.joining("\n"));
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
