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
  private static final int NEAREST = 8;
  private static final int FEW = 12;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final int sign;
  private final BigDecimal[] numbers = new BigDecimal[MOST];
  private final int[] counts = new int[MOST];
  private int size;
  private int all;
  private int allBefore;

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
    all += counts ? 1 : 0;
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
    allBefore = at == 0 ? all : allBefore;
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

  /**
   * Whether the outermost number came in the first half of all. If the order of numbers means
   * nothing, one that came often did; the latest of numbers that grow with time didn't.
   */
  public boolean isSettled() {
    return 2 * allBefore <= all + 1;
  }

  /** How many different numbers are kept, at most 32. */
  public int size() {
    return size;
  }

  /**
   * How many whole numbers aren't there between the outermost one and the innermost one that is
   * kept. Zero doesn't count, and the numbers have to be whole.
   */
  public double missing() {
    boolean isAround = numbers[0].signum() * numbers[size - 1].signum() < 0;
    double span = numbers[size - 1].subtract(numbers[0]).abs().doubleValue() + 1;
    return span - size - (isAround ? 1 : 0);
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
   * How many numbers were to be expected beyond this one, which is the outermost or further out.
   * The outer tenth of the numbers is parted in the middle between the target and the innermost:
   * those of the half that is nearer to the target would be expected beyond it, or fewer in the
   * proportion in which they are rarer than those of the other half.
   */
  public double expectedBeyond(BigDecimal target) {
    int used = tail();
    if (used == 0) {
      return 0;
    }
    BigDecimal middle = numbers[used - 1].add(target).multiply(HALF);
    int near = 0;
    int far = 0;
    for (int i = 0; i < used; i++) {
      if (sign * numbers[i].compareTo(middle) <= 0) {
        near += counts[i];
      } else {
        far += counts[i];
      }
    }
    return extrapolated(near, far);
  }

  /** How many numbers are the outer tenth of all, or the outer twelve if there are few. */
  private int tail() {
    int enough = Math.max(FEW, all / 10);
    int sum = 0;
    int used = 0;
    while (used < size && sum < enough) {
      sum += counts[used++];
    }
    return used;
  }

  private static double extrapolated(int near, int far) {
    return far <= near ? near : (double) near * near / far;
  }

  /**
   * How far the target is beyond the outermost number, in units of the distance by which the
   * outermost one of more numbers would be further out. The tail of a distribution goes on as
   * {@code e^-distance} (Gumbel's law): the target is reached by that chance. 0 if there are too
   * few numbers.
   */
  public double distanceOf(BigDecimal target) {
    int last = Math.min(size, NEAREST) - 1;
    if (last < 2) {
      return 0;
    }
    double sum = 0;
    int rank = 0;
    for (int i = 0; i < last; i++) {
      rank += Math.max(1, counts[i]);
      sum += rank * numbers[i + 1].subtract(numbers[i]).abs().doubleValue();
    }
    return numbers[0].subtract(target).abs().doubleValue() * last / sum;
  }
}
