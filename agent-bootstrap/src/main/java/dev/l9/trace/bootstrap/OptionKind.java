package dev.l9.trace.bootstrap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What values an option takes: each kind checks a text, says what is allowed, and parses. */
enum OptionKind {
  SWITCH("true or false") {
    @Override
    void check(String text) {
      require(text.matches("(?i)true|false|1|0|on|off|yes|no"));
    }
  },
  TEXT("any text") {
    @Override
    void check(String text) {}
  },
  PATH("a path, or none") {
    @Override
    void check(String text) {
      require(!text.isEmpty() && Path.of(text).getNameCount() > 0);
    }
  },
  SIZE("a size such as 64KB, 256MB or 1GB, or 0") {
    @Override
    void check(String text) {
      parseSize(text);
    }
  },
  COUNT("a whole number, 0 or more") {
    @Override
    void check(String text) {
      require(text.matches("\\d{1,9}"));
    }
  },
  DURATION("a time such as 200ms, 1s or 5m") {
    @Override
    void check(String text) {
      parseDuration(text);
    }
  },
  REGEX("a regular expression of java.util.regex.Pattern") {
    @Override
    void check(String text) {
      try {
        Pattern.compile(text);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(e.getDescription(), e);
      }
    }
  },
  METHODS("method patterns such as com.acme.orders..*#* or com.acme.Foo#bar, separated by ';'") {
    @Override
    void check(String text) {
      MethodPattern.parseList(text);
    }
  },
  LEVEL("one of off, error, warn, info, debug") {
    @Override
    void check(String text) {
      AgentLog.Level.valueOf(text.toUpperCase(Locale.ROOT));
    }
  };

  private static final Pattern SIZE_FORM = Pattern.compile("(\\d{1,15})\\s*(|B|KB|MB|GB|K|M|G)");
  private static final Pattern DURATION_FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)");

  private final String allowed;

  OptionKind(String allowed) {
    this.allowed = allowed;
  }

  /** What a value may be, for a warning. */
  String allowed() {
    return allowed;
  }

  /**
   * Checks a value.
   *
   * @throws IllegalArgumentException where it isn't allowed
   */
  abstract void check(String text);

  static boolean parseSwitch(String text) {
    return Arrays.asList("true", "1", "on", "yes").contains(text.toLowerCase(Locale.ROOT));
  }

  /** In bytes; units are powers of 1024. */
  static long parseSize(String text) {
    Matcher matcher = SIZE_FORM.matcher(text.toUpperCase(Locale.ROOT));
    require(matcher.matches());
    int shift =
        switch (matcher.group(2)) {
          case "K", "KB" -> 10;
          case "M", "MB" -> 20;
          case "G", "GB" -> 30;
          default -> 0;
        };
    long number = Long.parseLong(matcher.group(1));
    require(number <= Long.MAX_VALUE >> shift);
    return number << shift;
  }

  static Duration parseDuration(String text) {
    Matcher matcher = DURATION_FORM.matcher(text.toLowerCase(Locale.ROOT));
    require(matcher.matches());
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException("not allowed");
    }
  }
}
