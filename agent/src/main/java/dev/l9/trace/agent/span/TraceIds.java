package dev.l9.trace.agent.span;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hot path: random numbers for trace ids, each only once in a JVM.
 *
 * <p>SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014): a counter in steps of an odd number, its value mixed by a bijection; so no number comes
 * twice in 2⁶⁴ steps. Another JVM begins at another random point.
 */
final class TraceIds {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** How many steps a thread takes for itself at once. */
  private static final int BLOCK_BITS = 10;

  private final AtomicLong counter = new AtomicLong(seed());

  /** A thread's own share of the numbers. Confined to its thread. */
  final class Block {
    private long last;
    private int left;

    long next() {
      if (left == 0) {
        last = counter.getAndAdd(GOLDEN_GAMMA << BLOCK_BITS);
        left = 1 << BLOCK_BITS;
      }
      left--;
      last += GOLDEN_GAMMA;
      return mix(last);
    }
  }

  /** The numbers of a thread. */
  Block newBlock() {
    return new Block();
  }

  private static long mix(long state) {
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /**
   * From the system's source where it's a file: the security providers cost tens of milliseconds.
   */
  private static long seed() {
    try (InputStream random = new FileInputStream("/dev/urandom")) {
      byte[] bytes = random.readNBytes(Long.BYTES);
      return ByteBuffer.wrap(bytes).getLong();
    } catch (IOException | RuntimeException e) {
      return new SecureRandom().nextLong();
    }
  }
}
