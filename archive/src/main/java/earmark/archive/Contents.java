package earmark.archive;

import com.github.luben.zstd.Zstd;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Bodies and texts by their hash, each stored once, compressed with zstd. */
public final class Contents {
  private static final int LEVEL = 3;

  private Contents() {}

  /** Stores {@code bytes} unless they are there already, and returns their hash. */
  public static Sha256 store(Handle handle, byte[] bytes) {
    Sha256 hash = Sha256.of(bytes);
    boolean known =
        handle
            .createQuery("select 1 from content where sha256 = :sha256")
            .bind("sha256", hash.hex())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (!known) {
      handle
          .createUpdate(
              """
              insert into content (sha256, bytes, zstd) values (:sha256, :bytes, :zstd)
              on conflict (sha256) do nothing
              """)
          .bind("sha256", hash.hex())
          .bind("bytes", (long) bytes.length)
          .bind("zstd", compress(bytes))
          .execute();
    }
    return hash;
  }

  /** The bytes of a hash, or empty if they are not in the archive. */
  public static Optional<byte[]> find(Handle handle, Sha256 hash) {
    return handle
        .createQuery("select zstd, bytes from content where sha256 = :sha256")
        .bind("sha256", hash.hex())
        .map((row, _) -> decompress(row.getBytes("zstd"), row.getLong("bytes")))
        .findOne();
  }

  public static byte[] compress(byte[] bytes) {
    return Zstd.compress(bytes, LEVEL);
  }

  /**
   * @param size length of the result in bytes, as stored beside it
   * @throws ArchiveFailedException if the bytes are damaged
   */
  public static byte[] decompress(byte[] zstd, long size) {
    try {
      return Zstd.decompress(zstd, Math.toIntExact(size));
    } catch (RuntimeException e) {
      throw new ArchiveFailedException("Stored content is damaged: " + e.getMessage(), e);
    }
  }
}
