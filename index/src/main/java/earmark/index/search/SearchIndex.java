package earmark.index.search;

import earmark.archive.Archive;
import earmark.archive.change.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search index of an archive, in one folder.
 *
 * <p>Safe for use by several threads: searches go on while it catches up, and see a state that was
 * committed. One process at a time can have a folder open; others read it by {@link IndexSnapshot}.
 */
public final class SearchIndex implements AutoCloseable {
  /** Number of the form of what is indexed; an index of another is made anew. */
  static final int SCHEMA = 1;

  /** Changes between two commits. */
  static final int BATCH = 200;

  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

  private final Path path;
  private final Archive archive;
  private final Clock clock;
  private volatile IndexFolder folder;
  private volatile long reached;

  private SearchIndex(Path path, Archive archive, Clock clock) throws IOException {
    this.path = path;
    this.archive = archive;
    this.clock = clock;
    this.folder = IndexFolder.open(path, this::whyUseless);
    this.reached = folder.state().sequence();
  }

  /**
   * Opens the index of {@code archive} in {@code folder}. What is there and cannot be used
   * (damaged, of another schema, of another archive, ahead of this one) is deleted. Indexes nothing
   * by itself: call {@link #catchUp}.
   *
   * @param clock says what day it is
   * @throws IndexInUseException if another process has it open
   * @throws IndexFailedException if the folder cannot be read or written
   */
  public static SearchIndex open(Path folder, Archive archive, Clock clock) {
    try {
      return new SearchIndex(folder, archive, clock);
    } catch (IOException e) {
      throw new IndexFailedException(
          "The index " + folder + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** The sequence of the last change that is indexed; 0 if none is. */
  public long reached() {
    return reached;
  }

  /**
   * Indexes the changes that are not yet indexed, committing now and then. Stopped at any point, it
   * goes on from the last commit.
   *
   * @return how many changes were indexed
   * @throws IndexFailedException if the index cannot be written; searches go on as before
   */
  public synchronized long catchUp() {
    try {
      return indexWhatIsNew();
    } catch (IOException e) {
      throw failedToWrite(e);
    }
  }

  /** Throws the index away and makes it again from the archive; searches go on meanwhile. */
  public synchronized void rebuild() {
    LOG.info("The index {} is built anew from the archive", path);
    boolean done = false;
    try {
      folder.writer().deleteAll();
      long sequence = 0;
      for (List<Change> batch = index(sequence); !batch.isEmpty(); batch = index(sequence)) {
        sequence = batch.getLast().sequence();
      }
      commit(sequence);
      done = true;
    } catch (IOException e) {
      throw failedToWrite(e);
    } finally {
      if (!done) {
        reopen();
      }
    }
  }

  /**
   * Searches. A damaged index is made anew first.
   *
   * @throws IndexFailedException if the index cannot be read
   */
  public SearchResult search(SearchRequest request) {
    try {
      return answer(request);
    } catch (IOException e) {
      if (!IndexFolder.isDamage(e)) {
        throw failedToRead(e);
      }
      try {
        replace(e);
        return answer(request);
      } catch (IOException again) {
        again.addSuppressed(e);
        throw failedToRead(again);
      }
    }
  }

  /** Closes the files; what is indexed and not committed will be indexed again. */
  @Override
  public synchronized void close() {
    try {
      folder.close();
    } catch (IOException e) {
      throw new IndexFailedException("The index " + path + " cannot be closed", e);
    }
  }

  private SearchResult answer(SearchRequest request) throws IOException {
    IndexFolder current = folder;
    IndexSearcher searcher = current.acquire();
    try {
      return new Searching(archive, searcher, today()).answer(request, reached);
    } finally {
      current.release(searcher);
    }
  }

  private long indexWhatIsNew() throws IOException {
    if (!folder.writer().isOpen()) {
      // A disk that was full closed it; what was committed is still there.
      reopen();
    }
    long count = 0;
    for (List<Change> batch = index(reached); !batch.isEmpty(); batch = index(reached)) {
      commit(batch.getLast().sequence());
      count += batch.size();
    }
    return count;
  }

  /** Writes the next batch of changes, and says which they were. */
  private List<Change> index(long after) throws IOException {
    List<Change> batch = archive.changes().after(after, BATCH);
    Indexer indexer = new Indexer(archive, folder.writer());
    for (Change change : batch) {
      indexer.index(change);
    }
    return batch;
  }

  /** Goes back to what was committed last. */
  private void reopen() {
    try {
      folder.close();
      folder = IndexFolder.open(path, this::whyUseless);
      reached = folder.state().sequence();
    } catch (IOException e) {
      throw failedToRead(e);
    }
  }

  private void commit(long sequence) throws IOException {
    folder.commit(new IndexFolder.State(SCHEMA, sequence, fingerprint(sequence)));
    reached = sequence;
  }

  private synchronized void replace(IOException damage) throws IOException {
    LOG.warn(
        "The index {} is built anew from the archive: it is damaged ({})",
        path,
        damage.getMessage());
    folder.close();
    folder = IndexFolder.anew(path);
    reached = 0;
    indexWhatIsNew();
  }

  private String whyUseless(IndexFolder.State state) {
    if (state.schema() != SCHEMA) {
      return "it has schema " + state.schema() + ", and this Earmark writes schema " + SCHEMA;
    }
    if (!state.fingerprint().equals(fingerprint(state.sequence()))) {
      return "it is of another archive, or of a later state of this one";
    }
    return "";
  }

  /**
   * What tells the archive that an index was made of from others: the last change that is in it.
   */
  private String fingerprint(long sequence) {
    return archive
        .changes()
        .find(sequence)
        .map(change -> change.work() + " " + change.recordedAt())
        .orElse("");
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(Filters.WASHINGTON));
  }

  private IndexFailedException failedToWrite(IOException e) {
    return new IndexFailedException(
        "The index " + path + " cannot be written: " + e.getMessage(), e);
  }

  private IndexFailedException failedToRead(IOException e) {
    return new IndexFailedException("The index " + path + " cannot be read: " + e.getMessage(), e);
  }
}
