package earmark.api.config;

import earmark.api.alert.Administrator;
import earmark.api.alert.MailSettings;
import earmark.archive.ArchiveSettings;
import earmark.crawler.CrawlSettings;
import earmark.crawler.source.Assertions;
import java.nio.file.Path;

/**
 * Everything that can be set, checked.
 *
 * @param data the data folder, which holds the archive (if it is SQLite), the index and the mailbox
 * @param assertions what must be true of the answers of each source
 */
public record Settings(
    Path data,
    ArchiveSettings archive,
    CrawlSettings crawl,
    Assertions assertions,
    MailSettings mail,
    Administrator administrator,
    WebSettings web) {

  /** The folder of the search index: a cache, which can be deleted. */
  public Path indexFolder() {
    return data.resolve("index");
  }

  /** The folder that cures of published defects are in. */
  public Path patchesFolder() {
    return data.resolve("patches");
  }

  /** The folder that messages go to where no SMTP server is set. */
  public Path mailFolder() {
    return data.resolve("mail");
  }
}
