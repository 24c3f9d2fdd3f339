package dev.l9.trace.generator.reading.type;

import java.util.Set;

/** What a name stands for. */
public enum NameKind {
  RECORD("a record"),
  ENUM("an enum"),
  PORT("a port"),
  ERROR("an error"),
  DEPENDENCY("a type of the repository"),
  GENERATED("a type that is generated");

  /** Types that generated code may name. */
  private static final Set<String> TAKEN =
      Set.of(
          """
          Object Override Record Enum Exception RuntimeException Throwable Error
          InternalError Math Character Number Iterable Comparable Void Class
          System Thread StringBuilder SuppressWarnings Deprecated Clock Objects
          Pattern Mac L9Traced HrmLayer Nullable NullMarked Test Tag RecentCalls
          """
              .strip()
              .split("\\s+"));

  private final String label;

  NameKind(String label) {
    this.label = label;
  }

  /** For messages. */
  public String label() {
    return label;
  }

  /** Whether a name is that of a type that generated code may name. */
  static boolean isTaken(String name) {
    return TAKEN.contains(name);
  }
}
