package earmark.index.internal;

import earmark.archive.Archive;
import earmark.archive.ArchiveFailedException;
import earmark.archive.change.Change;
import earmark.archive.change.ChangeKind;
import earmark.archive.version.Version;
import earmark.archive.version.Work;
import earmark.index.analysis.Mentions;
import earmark.index.query.HitKind;
import earmark.redline.comparison.Span;
import earmark.redline.text.Block;
import earmark.redline.text.LegalText;
import earmark.redline.text.Row;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;

/** What is indexed, and matched by standing queries, of one change. */
public final class ChangeDocument {
  private static final float WEIGHT = 0.8f;
  private static final Pattern ENTRY = Pattern.compile("(\\d[A-E]\\d{3})\\b.*", Pattern.DOTALL);

  private ChangeDocument() {}

  /**
   * A change with what is needed to read it.
   *
   * @param version the version after, or the one before if there is none after
   */
  public record Subject(
      Change change, Work work, Version version, LegalText before, LegalText after) {
    /**
     * A change with its work and its texts.
     *
     * @throws ArchiveFailedException if the archive lacks one of them
     */
    public static Subject read(Archive archive, Change change) {
      Work work =
          archive
              .works()
              .find(change.work())
              .orElseThrow(
                  () -> new ArchiveFailedException("The work " + change.work() + " is missing"));
      Optional<Version> before = change.before().map(id -> version(archive, id));
      Optional<Version> after = change.after().map(id -> version(archive, id));
      return new Subject(
          change,
          work,
          after.or(() -> before).orElseThrow(),
          before.map(archive.versions()::text).orElse(LegalText.EMPTY),
          after.map(archive.versions()::text).orElse(LegalText.EMPTY));
    }

    private static Version version(Archive archive, long id) {
      return archive
          .versions()
          .find(id)
          .orElseThrow(() -> new ArchiveFailedException("Version " + id + " is missing"));
    }

    public ChangedText added() {
      return ChangedText.of(change.redline(), ChangedText.Side.ADDED, after.plain());
    }

    public ChangedText removed() {
      return ChangedText.of(change.redline(), ChangedText.Side.REMOVED, before.plain());
    }
  }

  /** What names the document of a change. */
  public static Term key(long sequence) {
    return new Term(Fields.KEY, "change/" + sequence);
  }

  /** The document of a change for the index. */
  public static Document forSearch(Subject subject) {
    Document document = common(subject);
    Change change = subject.change();
    document.add(Fields.storedName(Fields.KEY, key(change.sequence()).text()));
    document.add(Fields.stored(Fields.SEQUENCE, change.sequence()));
    document.add(Fields.value(Fields.LEGAL_FROM, change.legalOn().toEpochDay()));
    document.add(Fields.value(Fields.RECORDED, Times.micros(change.recordedAt())));
    document.add(Fields.value(Fields.DATE, change.legalOn().toEpochDay()));
    document.add(Fields.value(Fields.ORDER, 2 * change.sequence() + 1));
    document.add(Fields.value(Fields.WEIGHT, Float.floatToIntBits(WEIGHT)));
    return document;
  }

  /** The document of a change for standing queries: its kind is also that of what changed. */
  public static Document forWatches(Subject subject) {
    Document document = common(subject);
    document.add(Fields.name(Fields.KIND, HitKind.of(subject.work().kind()).key()));
    if (subject.change().kind() == ChangeKind.PUBLISHED) {
      document.add(Fields.words(Fields.NEW_TITLE, subject.work().title()));
    }
    return document;
  }

  private static Document common(Subject subject) {
    Document document = new Document();
    Change change = subject.change();
    WorkFields.add(document, subject.work(), subject.version(), HitKind.CHANGE);
    ChangedText added = subject.added();
    ChangedText removed = subject.removed();
    document.add(Fields.words(Fields.ADDED, added.text()));
    document.add(Fields.words(Fields.REMOVED, removed.text()));
    document.add(Fields.name(Fields.CHANGE, change.kind().key()));
    document.add(Fields.name(Fields.OCCASION, VersionDocument.lower(change.occasion())));
    int title = WorkFields.cfrTitle(subject.work(), subject.version());
    WorkFields.addMentions(document, Mentions.of(added.text() + "\n" + removed.text(), title));
    Set<String> groups = new LinkedHashSet<>();
    Set<String> entries = new LinkedHashSet<>();
    surroundings(subject.after(), added.pieces(), groups, entries);
    surroundings(subject.before(), removed.pieces(), groups, entries);
    Mentions.Seen around =
        Mentions.of(String.join("\n", groups) + "\n" + String.join("\n", entries), title);
    around.eccns().forEach(eccn -> document.add(Fields.name(Fields.ECCN, eccn)));
    around.countries().forEach(name -> document.add(Fields.plain(Fields.COUNTRY, name)));
    groups.forEach(group -> document.add(Fields.plain(Fields.COUNTRY, group)));
    return document;
  }

  /** The country block and the ECCN entry that each changed place stands in. */
  private static void surroundings(
      LegalText text, List<Span> pieces, Set<String> groups, Set<String> entries) {
    int[] starts = text.starts();
    List<Block> blocks = text.blocks();
    String entry = "";
    int next = 0;
    for (int i = 0; i < blocks.size() && next < pieces.size(); i++) {
      Block block = blocks.get(i);
      var heading = ENTRY.matcher(block.text());
      if (heading.matches()) {
        entry = heading.group(1);
      }
      boolean changed = false;
      while (next < pieces.size() && pieces.get(next).from() < starts[i + 1]) {
        changed = true;
        if (pieces.get(next).until() > starts[i + 1]) {
          break;
        }
        next++;
      }
      if (changed) {
        if (!entry.isEmpty()) {
          entries.add(entry);
        }
        if (block instanceof Row row && !row.group().isEmpty()) {
          groups.add(row.group());
        }
      }
    }
  }
}
