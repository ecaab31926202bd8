package earmark.bench.redline;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * CPU time and allocation of the calling thread; compilers and collectors are threads of their own.
 */
final class Stopwatch {
  private static final long MILLION = 1_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * What some runs took.
   *
   * @param medianMillis CPU time
   * @param leastMillis CPU time of the fastest run
   * @param bytes allocated by the run in the middle
   */
  record Times(int runs, double medianMillis, double leastMillis, long bytes) {
    /** Whether nothing was measured. */
    boolean isNone() {
      return runs == 0;
    }
  }

  private Stopwatch() {}

  /**
   * Runs warm, each time on input of its own.
   *
   * @param runs how many to measure, after half as many that are not; fewer, but at least one, once
   *     {@code limitMillis} of CPU time are spent
   */
  static <T> Times measure(Supplier<T> input, Consumer<T> work, int runs, long limitMillis) {
    long start = THREADS.getCurrentThreadCpuTime();
    long[] times = new long[runs];
    long[] bytes = new long[runs];
    int warm = Math.max(1, runs / 2);
    int done = 0;
    for (int run = -warm; run < runs; run++) {
      T fresh = input.get();
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long from = THREADS.getCurrentThreadCpuTime();
      work.accept(fresh);
      long until = THREADS.getCurrentThreadCpuTime();
      if (run >= 0 || until - start > limitMillis * MILLION) {
        times[done] = until - from;
        bytes[done++] = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        if (until - start > limitMillis * MILLION) {
          break;
        }
      }
    }
    long[] sorted = Arrays.copyOf(times, done);
    long[] sizes = Arrays.copyOf(bytes, done);
    Arrays.sort(sorted);
    Arrays.sort(sizes);
    return new Times(
        done, sorted[done / 2] / (double) MILLION, sorted[0] / (double) MILLION, sizes[done / 2]);
  }
}
