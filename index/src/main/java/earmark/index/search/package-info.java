/**
 * Search over documents, provisions as of any date, and changes.
 *
 * <p>The index is a cache of the archive: it follows the change feed, each commit says how far it
 * got, and it may be deleted at any time. What is damaged or of another schema is made anew. It
 * holds words and numbers only; texts that are shown come from the archive.
 *
 * <pre>{@code
 * try (SearchIndex index = SearchIndex.open(folder, archive, clock)) {
 *   index.catchUp();
 *   index.search(SearchRequest.of("malaysia kind:provision").withAsOf(LocalDate.of(2024, 10, 1)));
 * }
 * }</pre>
 */
@NullMarked
package earmark.index.search;

import org.jspecify.annotations.NullMarked;
