package dev.l9.trace.memory.learn.statistics;

import java.math.BigDecimal;

/**
 * The smallest or the largest numbers of many, with how often each was seen, and what they say of a
 * bound.
 *
 * <p>A bound is worth telling if numbers come close to it, often, and never beyond. {@link
 * #expectedBeyond()} says how many numbers would be expected beyond the outermost one if the
 * distribution went on there as it is before: if there are none, that has happened by a chance of
 * {@code e^-expected}. Where numbers thin out towards the end, as lengths and times do, few are
 * expected, and the bound isn't told.
 *
 * <p>It keeps 32 different numbers. Not thread-safe.
 */
public final class Edge {

  private static final int MOST = 32;

  private final int sign;
  private final BigDecimal[] numbers = new BigDecimal[MOST];
  private final int[] counts = new int[MOST];
  private int size;

  private Edge(int sign) {
    this.sign = sign;
  }

  /** The smallest numbers. */
  public static Edge lowest() {
    return new Edge(1);
  }

  /** The largest numbers. */
  public static Edge highest() {
    return new Edge(-1);
  }

  /**
   * Takes a number.
   *
   * @param counts whether it is evidence; otherwise it may only move the edge
   */
  public void add(BigDecimal number, boolean counts) {
    int at = size;
    while (at > 0) {
      int order = sign * number.compareTo(numbers[at - 1]);
      if (order == 0) {
        this.counts[at - 1] += counts ? 1 : 0;
        return;
      } else if (order > 0) {
        break;
      }
      at--;
    }
    if (at < MOST) {
      insert(at, number, counts ? 1 : 0);
    }
  }

  private void insert(int at, BigDecimal number, int count) {
    int moved = Math.min(size, MOST - 1) - at;
    System.arraycopy(numbers, at, numbers, at + 1, moved);
    System.arraycopy(counts, at, counts, at + 1, moved);
    numbers[at] = number;
    counts[at] = count;
    size = Math.min(size + 1, MOST);
  }

  /** Whether there is no number. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The outermost number. There has to be one. */
  public BigDecimal outermost() {
    return numbers[0];
  }

  /** How many different numbers are kept, at most 32. */
  public int size() {
    return size;
  }

  /**
   * How many numbers were to be expected beyond the outermost one. It is as many as the outermost
   * one was seen, or fewer in the proportion in which it is rarer than the two before it.
   */
  public double expectedBeyond() {
    int before = 0;
    for (int i = 1; i < Math.min(size, 3); i++) {
      before = Math.max(before, counts[i]);
    }
    return extrapolated(size == 0 ? 0 : counts[0], before);
  }

  /**
   * How many numbers were to be expected on the other side of zero, if all are on this one. The
   * numbers that are kept are parted in the middle between zero and the innermost: those of the
   * half that is nearer to zero would be expected beyond it, or fewer in the proportion in which
   * they are rarer than those of the other half.
   */
  public double expectedBeyondZero() {
    if (size == 0) {
      return 0;
    }
    BigDecimal middle = numbers[size - 1].divide(BigDecimal.valueOf(2));
    int near = 0;
    int far = 0;
    for (int i = 0; i < size; i++) {
      if (sign * numbers[i].compareTo(middle) <= 0) {
        near += counts[i];
      } else {
        far += counts[i];
      }
    }
    return extrapolated(near, far);
  }

  private static double extrapolated(int near, int far) {
    return far <= near ? near : (double) near * near / far;
  }

  /**
   * How far zero is from the outermost number, in units of the distance by which the outermost one
   * of twice as many numbers would be further out. The tail of a distribution goes on as {@code
   * e^-distance} (Gumbel's law): zero is reached by that chance. 0 if there are too few numbers.
   */
  public double distanceOfZero() {
    int last = Math.min(size, 8) - 1;
    if (last < 2) {
      return 0;
    }
    double sum = 0;
    int rank = 0;
    for (int i = 0; i < last; i++) {
      rank += Math.max(1, counts[i]);
      sum += rank * Math.abs(numbers[i + 1].subtract(numbers[i]).doubleValue());
    }
    return Math.abs(numbers[0].doubleValue()) * last / sum;
  }
}
