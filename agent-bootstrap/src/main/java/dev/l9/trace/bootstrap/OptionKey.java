package dev.l9.trace.bootstrap;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The options, with their names and defaults. An empty default means that the option has none. */
public enum OptionKey {
  ENABLED(OptionKind.SWITCH, "true"),
  TRACE(OptionKind.PATH, "trace.jsonl"),
  TRACE_ROTATE(OptionKind.SIZE, "256MB"),
  TRACE_KEEP(OptionKind.COUNT, "4"),
  SOURCES(OptionKind.TEXT, ""),
  UPDATE(OptionKind.SWITCH, "true"),
  UPDATE_INTERVAL(OptionKind.INTERVAL, "1s"),
  UPDATE_TOUCH(OptionKind.SWITCH, "false"),
  BLOCK_STYLE(OptionKind.STYLE, "compact"),
  BLOCKS(OptionKind.PATH, "none"),
  INCLUDE(OptionKind.METHODS, ""),
  EXCLUDE(OptionKind.METHODS, ""),
  ANNOTATIONS(OptionKind.ANNOTATIONS, ""),
  INHERIT(OptionKind.SWITCH, "false"),
  RATE(OptionKind.RATES, ""),
  SAMPLE(OptionKind.RATIO, "1"),
  CONSOLE(OptionKind.SWITCH, "false"),
  MDC(OptionKind.SWITCH, "false"),
  OTEL(OptionKind.SWITCH, "true"),
  REDACT(OptionKind.REGEX, ""),
  REDACT_VALUES(OptionKind.REGEX, ""),
  CAPTURE_TOSTRING(OptionKind.TEXT, ""),
  END_WAIT(OptionKind.DURATION, "5s"),
  LOG(OptionKind.LEVEL, "warn"),
  DOCTOR(OptionKind.TEXT, ""),
  CONFIG(OptionKind.TEXT, "");

  private final OptionKind kind;
  private final String defaultValue;
  private final String key = name().toLowerCase(Locale.ROOT).replace('_', '.');

  OptionKey(OptionKind kind, String defaultValue) {
    this.kind = kind;
    this.defaultValue = defaultValue;
  }

  /** The name in the agent's arguments and in a properties file, such as {@code trace.keep}. */
  public String key() {
    return key;
  }

  OptionKind kind() {
    return kind;
  }

  String defaultValue() {
    return defaultValue;
  }

  static @Nullable OptionKey of(String key) {
    for (OptionKey candidate : values()) {
      if (candidate.key.equals(key)) {
        return candidate;
      }
    }
    return null;
  }

  /** All keys, as text for a warning. */
  static String allowed() {
    StringBuilder keys = new StringBuilder();
    for (OptionKey each : values()) {
      keys.append(keys.length() == 0 ? "" : ", ").append(each.key);
    }
    return keys.toString();
  }

  /** The known key that a mistyped one most likely means; null if no key is similar. */
  static @Nullable OptionKey nearest(String mistyped) {
    OptionKey nearest = null;
    int best = (mistyped.length() + 1) / 3 + 1;
    for (OptionKey candidate : values()) {
      int distance = distance(mistyped.toLowerCase(Locale.ROOT), candidate.key);
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /**
   * The Levenshtein distance: how many insertions, deletions and replacements turn one text into
   * the other.
   */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
