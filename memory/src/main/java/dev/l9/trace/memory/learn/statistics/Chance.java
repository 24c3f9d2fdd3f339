package dev.l9.trace.memory.learn.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How probable it is that something held by chance. Confidence is one minus this. Results are the
 * same on each JVM.
 */
public final class Chance {

  /** A kind of execution that is as frequent as this would have been seen. */
  private static final double OTHER_KIND = 0.2;

  private static final double OTHER_CALCULATION = 0.33;
  private static final double RARER_KIND = 0.1;
  private static final int DECIMALS = 4;
  private static final double SUREST = 0.9999;

  private Chance() {}

  /**
   * That an execution that differs was not among these, though every fifth differs: {@code 0.8^n}.
   *
   * @param count of executions that count
   */
  public static double ofNoOther(int count) {
    return StrictMath.pow(1 - OTHER_KIND, count);
  }

  /**
   * The same for calculations, which seldom hold in part: {@code 0.67^n}, as if every third
   * differed.
   */
  public static double ofNoOtherCalculation(int count) {
    return StrictMath.pow(1 - OTHER_CALCULATION, count);
  }

  /** The same, where every tenth differs: {@code 0.9^n}. */
  public static double ofNoRareOther(int count) {
    return StrictMath.pow(1 - RARER_KIND, count);
  }

  /**
   * That an execution that differs was not among these, though a seed expects none: four of five
   * would have to differ, {@code 0.2^n}.
   */
  public static double ofExpected(int count) {
    return StrictMath.pow(OTHER_KIND, count);
  }

  /** That there was none, though so many were expected: {@code e^-expected}. */
  public static double ofNone(double expected) {
    return StrictMath.exp(-expected);
  }

  /** That something with this probability happened each time: {@code probability^n}. */
  public static double ofAll(double probability, int count) {
    return count == 0 ? 1 : StrictMath.pow(probability, count);
  }

  /**
   * That none of the numbers is one that is as probable as each of the range: {@code (1 - 1/r)^n}.
   *
   * @param range how many numbers there are in it
   */
  public static double ofNoneOfRange(double range, int count) {
    return range < 1 ? 1 : StrictMath.pow(1 - 1 / range, count);
  }

  /** One minus the chances, rounded down to four digits, and never 1. */
  public static double confidence(double... chances) {
    double sum = 0;
    for (double chance : chances) {
      sum += chance;
    }
    double confidence = Math.min(SUREST, Math.max(0, 1 - sum));
    return BigDecimal.valueOf(confidence).setScale(DECIMALS, RoundingMode.FLOOR).doubleValue();
  }
}
