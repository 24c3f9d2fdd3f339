package dev.l9.trace.memory.seed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How one thing hangs together with another one. */
enum RelationKind {
  /** The first is often followed by the second. */
  LEADS_TO,
  /** The first comes out as the cause of the second. */
  IS_WRAPPED_IN,
  /** Where the first happens, the second isn't seen. */
  HIDES,
  /** The first is right only together with the second. */
  NEEDS,
  /** After both, all is as it was. */
  UNDOES;

  /** The names in packs, such as {@code leads_to}. */
  static final List<String> LABELS = Arrays.stream(values()).map(RelationKind::label).toList();

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a label, of which there is one. */
  static RelationKind of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
