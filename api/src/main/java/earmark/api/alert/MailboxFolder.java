package earmark.api.alert;

import jakarta.mail.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/**
 * A folder of {@code .eml} files, for when there is no SMTP server.
 *
 * <p>A letter's file is named after its watch and change, so a letter that is delivered again takes
 * the place of itself: there is exactly one. A file is complete as soon as it can be seen, and
 * survives a loss of power once {@link #carry} has returned.
 */
public final class MailboxFolder implements Carrier {
  private final Path folder;
  private final MailSettings settings;
  private final Session session = Session.getInstance(new Properties());

  public MailboxFolder(Path folder, MailSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /** The name of the file of a watch and change. */
  public static String fileName(String watch, long change) {
    return watch + "." + change + ".eml";
  }

  @Override
  public String carry(Letter letter) throws MailFailedException {
    byte[] bytes = MimeLetter.of(letter, settings, session).bytes();
    Path file = folder.resolve(fileName(letter.watch(), letter.change()));
    try {
      Files.createDirectories(folder);
      Path temporary = folder.resolve(file.getFileName() + ".part");
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      // The name itself must survive too.
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    } catch (IOException e) {
      throw new MailFailedException(
          "The mailbox folder " + folder + " cannot be written: " + e.getMessage(), e);
    }
    return file.toString();
  }
}
