package earmark.index.search;

import earmark.archive.Archive;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;

/**
 * The last commit of an index that another process keeps up to date: it can be searched and is
 * never written. What is committed later is not seen. Safe for use by several threads.
 */
public final class IndexSnapshot implements AutoCloseable {
  private final Path path;
  private final Archive archive;
  private final Clock clock;
  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final long reached;

  private IndexSnapshot(Path path, Archive archive, Clock clock) throws IOException {
    this.path = path;
    this.archive = archive;
    this.clock = clock;
    this.directory = FSDirectory.open(path);
    DirectoryReader opened = null;
    try {
      opened = DirectoryReader.open(directory);
      IndexFolder.State state = IndexFolder.State.of(opened.getIndexCommit().getUserData());
      if (state.schema() != SearchIndex.SCHEMA) {
        throw new IOException("it was written by another version of Earmark");
      }
      this.reader = opened;
      this.reached = state.sequence();
    } catch (IOException | RuntimeException e) {
      if (opened != null) {
        opened.close();
      }
      directory.close();
      throw e;
    }
  }

  /**
   * Opens the index in {@code folder} as it was committed last.
   *
   * @param clock says what day it is
   * @throws IndexFailedException if nothing was committed yet, or the folder cannot be read
   */
  public static IndexSnapshot open(Path folder, Archive archive, Clock clock) {
    try {
      return new IndexSnapshot(folder, archive, clock);
    } catch (IndexNotFoundException e) {
      throw new IndexFailedException(
          "The index " + folder + " is being made by another Earmark; try again later", e);
    } catch (IOException e) {
      throw new IndexFailedException(
          "The index " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The sequence of the last change that is in it. */
  public long reached() {
    return reached;
  }

  /**
   * Searches.
   *
   * @throws IndexFailedException if the index cannot be read
   */
  public SearchResult search(SearchRequest request) {
    LocalDate today = LocalDate.now(clock.withZone(Filters.WASHINGTON));
    try {
      return new Searching(archive, new IndexSearcher(reader), today).answer(request, reached);
    } catch (IOException e) {
      throw new IndexFailedException("The index " + path + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (directory) {
      reader.close();
    } catch (IOException e) {
      throw new IndexFailedException("The index " + path + " cannot be closed", e);
    }
  }
}
