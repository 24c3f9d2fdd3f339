package dev.l9.trace.bootstrap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The kinds of values that options take. A kind checks a text, says what is allowed, and parses it.
 *
 * <p>This class is loaded at every start, though usually no value has to be checked. So its
 * constants have no classes of their own, and it uses no regular expressions.
 */
enum OptionKind {
  SWITCH("true or false"),
  TEXT("any text"),
  PATH("a path, or none"),
  SIZE("a size such as 64KB, 256MB or 1GB, or 0"),
  COUNT("a whole number, 0 or more"),
  DURATION("a time such as 200ms, 1s or 5m"),
  INTERVAL("a time such as 200ms, 1s or 5m, or end"),
  FILES("file patterns such as *.json, config/app.yaml or **/generated/**, separated by ';'"),
  REGEX("a regular expression of java.util.regex.Pattern"),
  METHODS(
      "method patterns such as com.acme.orders..*#*, com.acme.Foo#bar, com.acme.Repository+#find*"
          + " or @com.acme.Api, separated by ';'"),
  ANNOTATIONS("otel, micrometer, or both, separated by ';'"),
  RATES("events a second such as 100, for some methods such as com.acme.Foo#bar:10;100"),
  RATIO("a number from 0 to 1 such as 0.01"),
  VALUES("summary or json"),
  LEVEL("one of off, error, warn, info, debug"),
  STYLE("one of compact, full, line");

  private static final int SIZE_DIGITS = 15;
  private static final int DIGITS = 9;

  private final String allowed;

  OptionKind(String allowed) {
    this.allowed = allowed;
  }

  /** Says what a value may be, for a warning. */
  String allowed() {
    return allowed;
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException where the value isn't allowed
   */
  void check(String text) {
    switch (this) {
      case SWITCH -> require(isOn(text) || isOff(text));
      case TEXT -> {}
      case PATH -> require(!text.isEmpty() && Path.of(text).getNameCount() > 0);
      case SIZE -> parseSize(text);
      case COUNT -> parseCount(text);
      case DURATION -> parseDuration(text);
      case INTERVAL -> parseInterval(text);
      // A comma is far more likely a wrong separator than a part of a file's name.
      case FILES -> require(text.indexOf(',') < 0);
      case REGEX -> Pattern.compile(text);
      case METHODS -> MethodPattern.parseList(text);
      case ANNOTATIONS -> AnnotationFamily.parseList(text);
      case RATES -> RateLimit.parseList(text);
      case RATIO -> parseRatio(text);
      case STYLE -> require(isStyle(text));
      case VALUES -> require(text.equals("summary") || text.equals("json"));
      case LEVEL -> AgentLog.Level.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  static boolean parseSwitch(String text) {
    return isOn(text);
  }

  /** Whether the text is one of those that mean "on". */
  static boolean isOn(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "on", "yes" -> true;
      default -> false;
    };
  }

  /** Whether the text is one of those that mean "off". */
  static boolean isOff(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "false", "0", "off", "no" -> true;
      default -> false;
    };
  }

  private static boolean isStyle(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "compact", "full", "line" -> true;
      default -> false;
    };
  }

  /** Returns a size in bytes. Units are powers of 1024. */
  static long parseSize(String text) {
    int end = digits(text, SIZE_DIGITS);
    require(end > 0);
    int shift =
        switch (unit(text, end).toUpperCase(Locale.ROOT)) {
          case "", "B" -> 0;
          case "K", "KB" -> 10;
          case "M", "MB" -> 20;
          case "G", "GB" -> 30;
          default -> throw new IllegalArgumentException("not a size");
        };
    long number = Long.parseLong(text.substring(0, end));
    require(number <= Long.MAX_VALUE >> shift);
    return number << shift;
  }

  static double parseRatio(String text) {
    boolean isPlain = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      isPlain &= "0123456789.".indexOf(text.charAt(i)) >= 0;
    }
    require(isPlain);
    double ratio = Double.parseDouble(text);
    require(ratio <= 1);
    return ratio;
  }

  /** Returns a whole number, which is 0 or more. */
  static int parseCount(String text) {
    require(digits(text, DIGITS) == text.length() && !text.isEmpty());
    return Integer.parseInt(text);
  }

  /** Returns an interval. For {@code end}, it is so long that it never passes. */
  static Duration parseInterval(String text) {
    return text.equalsIgnoreCase("end") ? Duration.ofNanos(Long.MAX_VALUE) : parseDuration(text);
  }

  private static Duration parseDuration(String text) {
    int end = digits(text, DIGITS);
    require(end > 0);
    long number = Long.parseLong(text.substring(0, end));
    return switch (unit(text, end).toLowerCase(Locale.ROOT)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> throw new IllegalArgumentException("not a time");
    };
  }

  /** The number of digits at the beginning of the text; 0 if there are more than this maximum. */
  private static int digits(String text, int max) {
    int count = 0;
    while (count < text.length() && text.charAt(count) >= '0' && text.charAt(count) <= '9') {
      count++;
    }
    return count > max ? 0 : count;
  }

  /** The text behind the number and any blanks. */
  private static String unit(String text, int from) {
    int at = from;
    while (at < text.length() && " \t\n\u000b\f\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.substring(at);
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException("not allowed");
    }
  }
}
