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
 * <p>The first five of the 13 characters that a number is written with are the same for all ids of
 * a JVM, so that each line of {@code trace.jsonl} tells its JVM, and by that its run. They are
 * chosen at random. Two JVMs may choose the same ones, so the other eight characters begin at a
 * random place too.
 *
 * <p>For these eight characters, a counter grows by an odd number, and a bijection mixes its value
 * (SplitMix64 by Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
 * 2014, here with 40 bits). So no number comes twice in 2⁴⁰ steps. An id also has the second in
 * which its span began, so ids stay unique after these.
 */
final class TraceIds {

  /** The number of bits that differ between the ids of a JVM: eight characters of five bits. */
  static final int OWN_BITS = 40;

  static final long OWN_MASK = (1L << OWN_BITS) - 1;

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  /** A thread takes two to the power of this many steps at once. */
  private static final int BLOCK_BITS = 10;

  /** The first five characters; the bits of the others are zero. */
  private final long jvm;

  private final AtomicLong counter;

  TraceIds() {
    long seed = seed();
    jvm = seed & ~OWN_MASK;
    counter = new AtomicLong(seed);
  }

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
      return jvm | mix(last & OWN_MASK);
    }
  }

  /** Makes the share of a thread. */
  Block newBlock() {
    return new Block();
  }

  private static long mix(long state) {
    long z = state;
    z = ((z ^ (z >>> 20)) * 0xbf58476d1ce4e5b9L) & OWN_MASK;
    z = ((z ^ (z >>> 18)) * 0x94d049bb133111ebL) & OWN_MASK;
    return z ^ (z >>> 21);
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
