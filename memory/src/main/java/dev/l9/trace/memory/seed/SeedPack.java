package dev.l9.trace.memory.seed;

import java.util.List;
import java.util.Map;

/**
 * Entries that belong together. Immutable.
 *
 * @param version a greater one replaces a lesser one
 */
record SeedPack(String name, int version, List<SeedEntry> entries, Origin origin) {

  SeedPack {
    entries = List.copyOf(entries);
  }

  /**
   * Where a pack was read, for messages.
   *
   * @param entryLines the lines of the entries, by their ids
   */
  record Origin(String file, int versionLine, Map<String, Integer> entryLines) {

    Origin {
      entryLines = Map.copyOf(entryLines);
    }

    SeedProblem atVersion(String message) {
      return new SeedProblem(file, versionLine, message);
    }

    SeedProblem atEntry(String id, String message) {
      return new SeedProblem(file, entryLines.getOrDefault(id, 1), message);
    }
  }
}
