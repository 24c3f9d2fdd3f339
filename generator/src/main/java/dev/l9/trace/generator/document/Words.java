package dev.l9.trace.generator.document;

import dev.l9.trace.generator.spec.Constraints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Says what a spec has in words. */
final class Words {

  private Words() {}

  /** A duration, such as {@code 1 h 30 min}. */
  static String duration(Duration duration) {
    List<String> parts = new ArrayList<>();
    add(parts, duration.toDays(), "d");
    add(parts, duration.toHoursPart(), "h");
    add(parts, duration.toMinutesPart(), "min");
    add(parts, duration.toSecondsPart(), "s");
    add(parts, duration.toMillisPart(), "ms");
    return parts.isEmpty() ? "0 s" : String.join(" ", parts);
  }

  private static void add(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit);
    }
  }

  /** What has to hold of a value, in Markdown; empty if that is only that it isn't null. */
  static String constraints(Constraints constraints) {
    List<String> parts = new ArrayList<>();
    if (constraints.isNullable()) {
      parts.add("may be null");
    }
    if (constraints.isNotBlank()) {
      parts.add("not blank");
    }
    if (constraints.isNotEmpty()) {
      parts.add("not empty");
    }
    constraints.minLength().ifPresent(least -> parts.add("at least " + least + " characters"));
    constraints.maxLength().ifPresent(most -> parts.add("at most " + most + " characters"));
    constraints.maxSize().ifPresent(most -> parts.add("at most " + most + " entries"));
    constraints.min().ifPresent(least -> parts.add("at least " + least.toPlainString()));
    constraints.max().ifPresent(most -> parts.add("at most " + most.toPlainString()));
    constraints.pattern().ifPresent(pattern -> parts.add("matches " + Markdown.code(pattern)));
    return String.join(", ", parts);
  }
}
