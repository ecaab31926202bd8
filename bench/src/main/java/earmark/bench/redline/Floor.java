package earmark.bench.redline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The least that any comparison must do: split both texts into lines and hash each. */
final class Floor {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Floor() {}

  /** A sum over the hashes of the lines of both texts, in UTF-8. */
  static long hash(byte[] before, byte[] after) {
    return hash(before) * 31 + hash(after);
  }

  private static long hash(byte[] text) {
    long sum = 0;
    int from = 0;
    while (from < text.length) {
      int end = from;
      while (end < text.length && text[end] != '\n') {
        end++;
      }
      long hash = (long) end - from;
      int i = from;
      for (; i + 8 <= end; i += 8) {
        hash = (hash ^ (long) EIGHT.get(text, i)) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 32;
      }
      for (; i < end; i++) {
        hash = (hash ^ text[i]) * 0x9E3779B97F4A7C15L;
      }
      sum = sum * 31 + hash;
      from = end + 1;
    }
    return sum;
  }
}
