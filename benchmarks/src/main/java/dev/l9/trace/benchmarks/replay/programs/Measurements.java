package dev.l9.trace.benchmarks.replay.programs;

import java.util.Arrays;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.BooleanUtils;
import org.apache.commons.lang3.CharUtils;
import org.apache.commons.lang3.Range;
import org.apache.commons.lang3.Validate;
import org.apache.commons.lang3.math.Fraction;
import org.apache.commons.lang3.math.NumberUtils;
import org.apache.commons.lang3.mutable.MutableInt;
import org.apache.commons.lang3.time.DurationFormatUtils;
import org.apache.commons.lang3.tuple.Pair;

/** Checks measurements, with Apache Commons Lang's numbers, arrays, ranges and pairs. */
public final class Measurements {

  private Measurements() {}

  public static void main(String[] args) {
    Range<Integer> allowed = Range.of(1, 100);
    MutableInt sum = new MutableInt();
    for (String text : new String[] {"12", "0x1F", "-3", "abc", "1e3", "99"}) {
      int number = NumberUtils.toInt(text, -1);
      sum.add(number);
      System.out.println(
          allowed.contains(number) + " " + allowed.fit(number) + " " + sum.intValue());
      System.out.println(NumberUtils.isCreatable(text) + " " + NumberUtils.isParsable(text));
    }
    int[] values = {3, 1, 2};
    System.out.println(NumberUtils.max(values) + Arrays.toString(ArrayUtils.add(values, 7)));
    System.out.println(ArrayUtils.contains(values, 2) + " " + ArrayUtils.indexOf(values, 2));
    System.out.println(Arrays.toString(ArrayUtils.removeElement(values, 1)));
    System.out.println(Arrays.toString(ArrayUtils.toObject(values)));
    System.out.println(Arrays.toString(ArrayUtils.subarray(values, 1, 3)));
    Fraction half = Fraction.getFraction(1, 2);
    System.out.println(half.add(Fraction.getFraction("3/4")).multiplyBy(half).toProperString());
    System.out.println(half.compareTo(Fraction.ONE_THIRD) + " " + half.invert().negate());
    Pair<String, Integer> best = Pair.of("b", 9);
    System.out.println(best.getLeft() + best.getValue() + best.compareTo(Pair.of("a", 9)));
    System.out.println(DurationFormatUtils.formatDuration(3_723_004, "HH:mm:ss.SSS"));
    System.out.println(DurationFormatUtils.formatDurationWords(90_000, true, true));
    System.out.println(BooleanUtils.toBoolean("yes") + " " + BooleanUtils.toStringYesNo(false));
    System.out.println(CharUtils.isAsciiAlpha('x') + CharUtils.unicodeEscaped('A'));
    fail(() -> Validate.inclusiveBetween(1, 10, 11));
    fail(() -> Fraction.getFraction(1, 0));
    fail(() -> NumberUtils.createNumber("1f2g"));
  }

  private static void fail(Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException | ArithmeticException e) {
      System.out.println(e.getMessage());
    }
  }
}
