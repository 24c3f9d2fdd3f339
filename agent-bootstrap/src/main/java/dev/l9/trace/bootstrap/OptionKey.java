package dev.l9.trace.bootstrap;

import dev.l9.trace.bootstrap.hint.OptionSynonyms;
import dev.l9.trace.bootstrap.hint.Spelling;
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
  UPDATE_EXCLUDE(OptionKind.FILES, ""),
  BLOCKS(OptionKind.PATH, "none"),
  RUN(OptionKind.TEXT, ""),
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
  REDACT_ADD(OptionKind.REGEX, ""),
  REDACT_VALUES(OptionKind.REGEX, ""),
  REDACT_VALUES_ADD(OptionKind.REGEX, ""),
  VALUES(OptionKind.VALUES, "summary"),
  CAPTURE_FULL(OptionKind.METHODS, ""),
  CAPTURE_RECEIVER(OptionKind.METHODS, ""),
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

  /** The known key that an unknown one most likely means; null if none is similar. */
  static @Nullable OptionKey nearest(String unknown) {
    String meant = OptionSynonyms.key(unknown);
    if (meant != null) {
      return of(meant);
    }
    OptionKey nearest = null;
    int best = (unknown.length() + 1) / 3 + 1;
    for (OptionKey candidate : values()) {
      int distance = Spelling.distance(unknown.toLowerCase(Locale.ROOT), candidate.key, best);
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }
}
