package dev.l9.trace.cli.diff;

import dev.l9.trace.reader.diff.TraceDiff;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of differences that {@code --fail-on} names. */
enum DiffKind {
  METHODS,
  EDGES,
  ERRORS,
  RESULTS,
  TIMES;

  static DiffKind of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  static Set<String> names() {
    return Arrays.stream(values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether there are no differences of this kind. */
  boolean isEmpty(TraceDiff diff) {
    return switch (this) {
      case METHODS -> diff.methods().isEmpty();
      case EDGES -> diff.edges().isEmpty();
      case ERRORS -> diff.errors().isEmpty();
      case RESULTS -> diff.results().isEmpty();
      case TIMES -> diff.times().isEmpty();
    };
  }
}
