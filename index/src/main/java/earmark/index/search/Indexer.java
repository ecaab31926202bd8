package earmark.index.search;

import earmark.archive.Archive;
import earmark.archive.change.Change;
import earmark.archive.version.Version;
import earmark.index.internal.ChangeDocument;
import earmark.index.internal.Fields;
import earmark.index.internal.Times;
import earmark.index.internal.VersionDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;

/** Writes what a change means into the index. Doing it again changes nothing. */
final class Indexer {
  private final Archive archive;
  private final IndexWriter writer;

  Indexer(Archive archive, IndexWriter writer) {
    this.archive = archive;
    this.writer = writer;
  }

  /** Adds the version it led to, ends the version it began with, and adds the change itself. */
  void index(Change change) throws IOException {
    ChangeDocument.Subject subject = ChangeDocument.Subject.read(archive, change);
    if (change.after().isPresent()) {
      writer.updateDocument(
          VersionDocument.key(subject.version().id()),
          VersionDocument.of(subject.work(), subject.version(), subject.after()));
    }
    if (change.before().isPresent()) {
      Version before = archive.versions().find(change.before().get()).orElseThrow();
      end(before, change);
    }
    writer.updateDocument(ChangeDocument.key(change.sequence()), ChangeDocument.forSearch(subject));
  }

  private void end(Version before, Change change) throws IOException {
    List<Field> ends = new ArrayList<>();
    ends.add(
        new NumericDocValuesField(Fields.LEGAL_UNTIL, Times.dayOrNever(before.inForceUntil())));
    ends.add(
        new NumericDocValuesField(Fields.SUPERSEDED, Times.microsOrNever(before.supersededAt())));
    if (endsForce(change)) {
      ends.add(new NumericDocValuesField(Fields.UNTIL_RECORDED, Times.micros(change.recordedAt())));
    }
    writer.updateDocValues(VersionDocument.key(before.id()), ends.toArray(Field[]::new));
  }

  /** Whether the version before stays the text of its interval, which ends: it was not replaced. */
  private static boolean endsForce(Change change) {
    return switch (change.kind()) {
      case AMENDED, REMOVED, REDESIGNATED, PAGE_CHANGED, ENTRY_REVISED, ENTRY_REMOVED -> true;
      case PUBLISHED, EDITORIAL, CORRECTED, COMPUTED, RECONCILED, ENTRY_ADDED -> false;
    };
  }
}
