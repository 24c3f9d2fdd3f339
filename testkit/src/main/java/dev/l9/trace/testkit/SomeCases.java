package dev.l9.trace.testkit;

import java.util.List;

/**
 * Cases of a test of which a few are enough for every day, since each starts a program, and unit
 * tests show the rest. With {@code -Dl9.stress=true} all are run.
 */
public final class SomeCases {

  private SomeCases() {}

  /** The first so many cases, which are to be as different as possible; or all. */
  public static <T> List<T> of(int count, List<T> cases) {
    boolean isAll = Boolean.getBoolean("l9.stress") || cases.size() < count;
    return isAll ? cases : cases.subList(0, count);
  }
}
