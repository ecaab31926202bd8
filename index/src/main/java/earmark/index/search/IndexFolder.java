package earmark.index.search;

import earmark.index.analysis.LegalAnalyzer;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the index: opening, committing, and starting anew where they are no use.
 *
 * <p>What is not committed is lost when the process ends, and then indexed again.
 */
final class IndexFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
  private static final int BUFFER_MEGABYTES = 64;

  private static final String SCHEMA = "schema";
  private static final String SEQUENCE = "sequence";
  private static final String FINGERPRINT = "fingerprint";

  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private IndexFolder(FSDirectory directory, IndexWriter writer) throws IOException {
    this.directory = directory;
    this.writer = writer;
    this.searchers = new SearcherManager(writer, null);
  }

  /** How far a commit got. */
  record State(int schema, long sequence, String fingerprint) {
    static final State NONE = new State(0, 0, "");

    /** Reads what a commit carries; schema -1 if that was not written by {@link #toMap}. */
    static State of(Map<String, String> data) {
      if (data.isEmpty()) {
        return NONE;
      }
      try {
        return new State(
            Integer.parseInt(data.getOrDefault(SCHEMA, "")),
            Long.parseLong(data.getOrDefault(SEQUENCE, "")),
            data.getOrDefault(FINGERPRINT, ""));
      } catch (NumberFormatException _) {
        return new State(-1, 0, "");
      }
    }

    Map<String, String> toMap() {
      return Map.of(
          SCHEMA,
          Integer.toString(schema),
          SEQUENCE,
          Long.toString(sequence),
          FINGERPRINT,
          fingerprint);
    }
  }

  /** Says why an index of that state is no use, or the empty string if it is. */
  interface Judge {
    String whyUseless(State state);
  }

  /**
   * Opens the index in {@code folder}, making an empty one if there is none, or none that is of
   * use.
   *
   * @throws IndexInUseException if another process has it open
   * @throws IOException if the folder cannot be read or written
   */
  static IndexFolder open(Path folder, Judge judge) throws IOException {
    Files.createDirectories(folder);
    String why;
    try {
      IndexFolder opened = tryOpen(folder);
      try {
        State state = opened.state();
        why = state.equals(State.NONE) ? "" : judge.whyUseless(state);
        if (why.isEmpty()) {
          opened.verify();
          return opened;
        }
      } catch (IOException | RuntimeException e) {
        opened.close();
        throw e;
      }
      opened.close();
    } catch (IOException e) {
      if (!isDamage(e)) {
        throw e;
      }
      why = "it is damaged (" + e.getMessage() + ")";
    }
    LOG.warn("The index {} is built anew from the archive: {}", folder, why);
    return anew(folder);
  }

  /** Deletes what is in {@code folder} and opens an empty index there. */
  static IndexFolder anew(Path folder) throws IOException {
    empty(folder);
    return tryOpen(folder);
  }

  /** Whether the index itself is at fault, and not the disk or a permission. */
  static boolean isDamage(IOException e) {
    return e instanceof CorruptIndexException
        || e instanceof IndexFormatTooOldException
        || e instanceof IndexFormatTooNewException
        || e instanceof IndexNotFoundException
        || e instanceof EOFException
        || e instanceof NoSuchFileException
        || e instanceof FileNotFoundException;
  }

  private static IndexFolder tryOpen(Path folder) throws IOException {
    FSDirectory directory = FSDirectory.open(folder);
    IndexWriter writer = null;
    try {
      writer = new IndexWriter(directory, settings());
      return new IndexFolder(directory, writer);
    } catch (LockObtainFailedException e) {
      directory.close();
      throw new IndexInUseException(folder, e);
    } catch (IOException | RuntimeException e) {
      if (writer != null) {
        writer.rollback();
      }
      directory.close();
      throw e;
    }
  }

  private static IndexWriterConfig settings() {
    return new IndexWriterConfig(LegalAnalyzer.forText())
        .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setCommitOnClose(false);
  }

  private static void empty(Path folder) throws IOException {
    try (FSDirectory directory = FSDirectory.open(folder);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
        Stream<Path> files = Files.list(folder)) {
      lock.ensureValid();
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("_") || name.contains("segments")) {
          Files.delete(file);
        }
      }
    } catch (LockObtainFailedException e) {
      throw new IndexInUseException(folder, e);
    }
  }

  /** Reads every file and compares its checksum. */
  private void verify() throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        leaf.reader().checkIntegrity();
      }
    } finally {
      searchers.release(searcher);
    }
  }

  /** What the last commit says of itself; {@link State#NONE} before the first. */
  State state() {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> written = writer.getLiveCommitData();
    if (written != null) {
      written.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return State.of(data);
  }

  IndexWriter writer() {
    return writer;
  }

  /** Makes everything written so far durable, and visible to searches that begin from now on. */
  void commit(State state) throws IOException {
    writer.setLiveCommitData(state.toMap().entrySet());
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  IndexSearcher acquire() throws IOException {
    return searchers.acquire();
  }

  void release(IndexSearcher searcher) throws IOException {
    searchers.release(searcher);
  }

  /** Closes the files; what is not committed is given up. */
  @Override
  public void close() throws IOException {
    try (directory) {
      try {
        searchers.close();
      } finally {
        writer.rollback();
      }
    }
  }
}
