package dev.l9.trace.agent.span;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hot path: random numbers for trace ids. In a JVM, each number comes only once.
 *
 * <p>The algorithm is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014). A counter grows by an odd number, and a bijection mixes its value, so
 * no number comes twice in 2⁶⁴ steps. Each JVM begins at a random point.
 */
final class TraceIds {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** A thread takes two to the power of this many steps at once. */
  private static final int BLOCK_BITS = 10;

  private final AtomicLong counter = new AtomicLong(seed());

  /** A thread's share of the numbers. Confined to its thread. */
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

  /** Makes the share of a thread. */
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
   * Reads a seed from the system's random device, if there is one, because loading the security
   * providers takes tens of milliseconds.
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
