package dev.l9.trace.benchmarks.recall.programs;

import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.BooleanUtils;
import org.apache.commons.lang3.CharUtils;
import org.apache.commons.lang3.ClassUtils;
import org.apache.commons.lang3.Conversion;
import org.apache.commons.lang3.EnumUtils;
import org.apache.commons.lang3.LocaleUtils;
import org.apache.commons.lang3.RandomStringUtils;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Validate;
import org.apache.commons.lang3.math.Fraction;
import org.apache.commons.lang3.math.NumberUtils;
import org.apache.commons.lang3.reflect.FieldUtils;
import org.apache.commons.lang3.reflect.MethodUtils;
import org.apache.commons.lang3.time.DateUtils;
import org.apache.commons.lang3.time.FastDateFormat;
import org.apache.commons.lang3.time.StopWatch;

/** Gives Apache Commons Lang what it refuses. */
public final class WrongTexts {

  private WrongTexts() {}

  public static void main(String[] args) {
    Attempts attempts = new Attempts();
    texts(attempts);
    numbers(attempts);
    times(attempts);
    classes(attempts);
    System.out.println(attempts);
  }

  private static void texts(Attempts attempts) {
    attempts.attempt(() -> StringUtils.abbreviate("a long text", 2));
    attempts.attempt(() -> StringUtils.abbreviateMiddle("a long text", "..", 1));
    attempts.attempt(() -> StringUtils.repeat("ab", Integer.MAX_VALUE));
    attempts.attempt(() -> StringUtils.toCodePoints(null).length);
    attempts.attempt(() -> LocaleUtils.toLocale("english"));
    attempts.attempt(() -> LocaleUtils.toLocale("e"));
    attempts.attempt(() -> CharUtils.toIntValue('x'));
    attempts.attempt(() -> CharUtils.toChar(""));
    attempts.attempt(() -> BooleanUtils.toBoolean("maybe", "yes", "no"));
    attempts.attempt(() -> BooleanUtils.toBooleanObject("x", "a", "b", "c"));
    attempts.attempt(() -> BooleanUtils.and(new boolean[0]));
    attempts.attempt(() -> RandomStringUtils.insecure().next(-1));
    attempts.attempt(() -> Validate.notBlank(" ", "the name of the customer is blank"));
    attempts.attempt(() -> Validate.notEmpty(new String[0], "there are no orders"));
    attempts.attempt(
        () -> {
          Validate.matchesPattern("12a", "[0-9]+");
          return 0;
        });
    attempts.attempt(() -> Validate.noNullElements(new String[] {"a", null}));
    attempts.attempt(() -> Validate.validIndex(new String[2], 5));
  }

  private static void numbers(Attempts attempts) {
    attempts.attempt(() -> Fraction.getFraction(1, 0));
    attempts.attempt(() -> Fraction.getFraction("1/x"));
    attempts.attempt(() -> Fraction.getReducedFraction(Integer.MIN_VALUE, 0));
    attempts.attempt(() -> Fraction.getFraction(1e12));
    attempts.attempt(() -> Fraction.ZERO.invert());
    attempts.attempt(() -> Fraction.ONE.divideBy(Fraction.ZERO));
    attempts.attempt(() -> Fraction.getFraction(Integer.MAX_VALUE, 1).add(Fraction.ONE));
    attempts.attempt(() -> Fraction.getFraction(Integer.MIN_VALUE, 1).negate());
    attempts.attempt(() -> NumberUtils.createNumber("--1"));
    attempts.attempt(() -> NumberUtils.createNumber("0x"));
    attempts.attempt(() -> NumberUtils.createBigDecimal(" "));
    attempts.attempt(() -> NumberUtils.createInteger("twelve"));
    attempts.attempt(() -> NumberUtils.max(new int[0]));
    attempts.attempt(() -> NumberUtils.min((double[]) null));
    attempts.attempt(() -> Conversion.intToHexDigit(16));
    attempts.attempt(() -> Conversion.hexDigitToInt('g'));
    attempts.attempt(() -> Conversion.binaryToHexDigit(new boolean[0]));
    attempts.attempt(() -> ArrayUtils.insert(9, new int[2], 1));
    attempts.attempt(() -> ArrayUtils.remove(new int[2], 7));
    attempts.attempt(() -> ArrayUtils.toMap(new Object[] {"no pair"}));
  }

  private static void times(Attempts attempts) {
    attempts.attempt(() -> DateUtils.parseDate("tomorrow", "yyyy-MM-dd"));
    attempts.attempt(() -> DateUtils.round(Calendar.getInstance(TimeZone.getDefault()), -7));
    attempts.attempt(() -> DateUtils.iterator(Calendar.getInstance(TimeZone.getDefault()), 99));
    attempts.attempt(() -> FastDateFormat.getInstance("bad pattern", Locale.ROOT).format(0L));
    attempts.attempt(() -> FastDateFormat.getInstance("yyyy", Locale.ROOT).parse("noon"));
    StopWatch watch = StopWatch.create();
    attempts.attempt(
        () -> {
          watch.stop();
          return watch;
        });
    attempts.attempt(
        () -> {
          watch.resume();
          return watch;
        });
    attempts.attempt(
        () -> {
          watch.unsplit();
          return watch;
        });
    attempts.attempt(watch::getStartInstant);
  }

  private static void classes(Attempts attempts) {
    attempts.attempt(() -> ClassUtils.getClass("no.such.Class"));
    attempts.attempt(
        () -> EnumUtils.generateBitVector(Locale.Category.class, (Locale.Category) null));
    attempts.attempt(() -> FieldUtils.readField(new Object(), "colour"));
    attempts.attempt(() -> MethodUtils.invokeMethod("text", "paint"));
    attempts.attempt(() -> SerializationUtils.deserialize(new byte[] {1, 2, 3}));
  }
}
