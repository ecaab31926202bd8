package earmark.archive.warc;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of a WARC file with gzip undone, member by member (RFC 1952), under a limit: how much
 * may be read before somebody has looked at it. A file that is not packed passes as it is.
 *
 * <p>One read never crosses the end of a member, so that the place of a record in the file is known
 * while it is read.
 */
final class Members implements ReadableByteChannel {
  private static final int BUFFER_BYTES = 1 << 13;
  private static final int MAGIC_1 = 0x1f;
  private static final int MAGIC_2 = 0x8b;
  private static final int DEFLATE = 8;
  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int LONGEST_NAME = 1 << 12;

  private final InputStream in;
  private final boolean packed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] input = new byte[BUFFER_BYTES];
  private int inputAt;
  private int inputEnd;
  private long consumed;
  private long start;
  private boolean inside;
  private long allowance;

  /**
   * @param in is closed with this
   */
  Members(InputStream in) throws IOException {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
    this.in.mark(2);
    int first = this.in.read();
    int second = this.in.read();
    this.in.reset();
    this.packed = first == MAGIC_1 && second == MAGIC_2;
  }

  /** Lets so many more bytes pass; what was left over is forgotten. */
  void allow(long bytes) {
    allowance = bytes;
  }

  /**
   * Where the member that is being read begins in the file; in a file not packed, how far it is.
   */
  long offset() {
    return packed ? start : consumed;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (!target.hasRemaining()) {
      return 0;
    }
    if (allowance <= 0) {
      throw new IOException("it is longer than is allowed");
    }
    byte[] chunk = new byte[(int) Math.min(Math.min(target.remaining(), BUFFER_BYTES), allowance)];
    int n = packed ? inflate(chunk) : plain(chunk);
    if (n > 0) {
      target.put(chunk, 0, n);
      allowance -= n;
    }
    return n;
  }

  private int plain(byte[] chunk) throws IOException {
    int n = in.read(chunk);
    consumed += Math.max(n, 0);
    return n;
  }

  private int inflate(byte[] chunk) throws IOException {
    try {
      while (true) {
        if (!inside && !begin()) {
          return -1;
        }
        int n = inflater.inflate(chunk);
        if (n > 0) {
          checksum.update(chunk, 0, n);
          return n;
        }
        if (inflater.finished()) {
          end();
        } else if (inflater.needsDictionary()) {
          throw new IOException("its gzip member wants a dictionary");
        } else {
          feed();
        }
      }
    } catch (DataFormatException e) {
      throw new IOException("its gzip member is broken: " + e.getMessage(), e);
    }
  }

  private void feed() throws IOException {
    if (inputAt == inputEnd && !fill()) {
      throw new EOFException("the file ends within a gzip member");
    }
    inflater.setInput(input, inputAt, inputEnd - inputAt);
    consumed += inputEnd - inputAt;
    inputAt = inputEnd;
  }

  private boolean fill() throws IOException {
    int n = in.read(input);
    inputAt = 0;
    inputEnd = Math.max(n, 0);
    return n > 0;
  }

  /** The head of the next member; false at the end of the file. */
  private boolean begin() throws IOException {
    start = consumed;
    if (inputAt == inputEnd && !fill()) {
      return false;
    }
    if (next() != MAGIC_1 || next() != MAGIC_2 || next() != DEFLATE) {
      throw new IOException("there is no gzip member where one should begin");
    }
    int flags = next();
    for (int i = 0; i < 6; i++) {
      next(); // time, extra flags and system: of no use
    }
    if ((flags & HAS_EXTRA) != 0) {
      int length = next() | next() << 8;
      for (int i = 0; i < length; i++) {
        next();
      }
    }
    for (int flag : new int[] {HAS_NAME, HAS_COMMENT}) {
      if ((flags & flag) != 0) {
        int length = 0;
        while (next() != 0) {
          if (++length > LONGEST_NAME) {
            throw new IOException("the head of its gzip member does not end");
          }
        }
      }
    }
    if ((flags & HAS_CRC) != 0) {
      next();
      next();
    }
    inflater.reset();
    checksum.reset();
    inside = true;
    return true;
  }

  /** The foot of a member: checksum and length. */
  private void end() throws IOException {
    int left = inflater.getRemaining();
    inputAt -= left;
    consumed -= left;
    inside = false;
    long crc = little();
    long length = little();
    if (crc != checksum.getValue() || length != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw new IOException("the checksum of its gzip member does not fit");
    }
  }

  private long little() throws IOException {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value |= (long) next() << (8 * i);
    }
    return value;
  }

  private int next() throws IOException {
    if (inputAt == inputEnd && !fill()) {
      throw new EOFException("the file ends within a gzip member");
    }
    consumed++;
    return input[inputAt++] & 0xff;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
