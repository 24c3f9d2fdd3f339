package dev.l9.trace.memory.seed;

import dev.l9.trace.memory.seed.SeedEntry.AppliesTo;
import java.util.List;
import java.util.Locale;

/** The lists that say what an entry is about. */
enum About {
  METHODS,
  VARIABLES,
  ERRORS,
  FILES;

  /** The key in packs and in payloads. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> names(AppliesTo appliesTo) {
    return switch (this) {
      case METHODS -> appliesTo.methods();
      case VARIABLES -> appliesTo.variables();
      case ERRORS -> appliesTo.errors();
      case FILES -> appliesTo.files();
    };
  }
}
