/**
 * Defects of published files and their cures, kept as data beside the source.
 *
 * <p>A {@link earmark.crawler.patch.Patch} belongs to one address and to the very bytes that had
 * the defect. It is applied to what the readers read, never to what is stored; whoever reads the
 * capture sees a finding that names it. Once the source publishes other bytes there, it does not
 * fit any more: then the document is not read until somebody has looked.
 *
 * <pre>{@code
 * Patches patches = Patches.builtIn().with(folder);
 * switch (patches.apply(capture.url(), capture.content(), bytes)) { ... }
 * }</pre>
 */
@NullMarked
package earmark.crawler.patch;

import org.jspecify.annotations.NullMarked;
