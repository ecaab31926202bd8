/**
 * Standing queries: which of the questions that people asked once does a new change answer.
 *
 * <p>A search looks for texts; here the change is given and the queries are looked for. What a
 * query is put to are the words that the change added or removed, or the whole text and the title
 * of what is new.
 *
 * <pre>{@code
 * queries.put("7", Query.parse("thailand part:810"));
 * queries.match(change).matches(); // [Match[id=7, words=[Thailand]]]
 * }</pre>
 */
@NullMarked
package earmark.index.watch;

import org.jspecify.annotations.NullMarked;
