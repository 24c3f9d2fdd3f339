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
          ArrayList Arrays Assertions BigInteger Byte ByteBuffer CharSequence
          Character Class Clock Collection Collections Collectors Comparable
          Comparator CompletableFuture Consumer Deprecated Enum Error Exception
          Executable ExecutionException Float Function FunctionalInterface FutureTask
          GeneralSecurityException HashMap HashSet HexFormat HrmLayer
          IllegalArgumentException IllegalStateException IntStream InternalError
          InternalFailure Iterable Iterator L9Traced LinkedHashMap LocalDateTime
          LocalTime Locale Mac Math MessageDigest NoSuchAlgorithmException NullMarked
          NullPointerException Nullable Number Object Objects OffsetDateTime Override
          Pattern RecentCalls Record Runnable RuntimeException SecretKeySpec Set Short
          StandardCharsets StringBuilder Supplier SuppressWarnings System Tag Test
          TestClock Thread Throwable TimeUnit Timeout UnsupportedOperationException
          Void ZoneId ZoneOffset ZonedDateTime
          """
              .strip()
              .split("\\s+"));

  /**
   * Variables of a generated service and its tests; a port is in a variable that is named by it.
   */
  private static final Set<String> VARIABLES = Set.of("E", "Request", "Result", "Service");

  private final String label;

  NameKind(String label) {
    this.label = label;
  }

  /** For messages. */
  public String label() {
    return label;
  }

  /** Whether generated code has another use for the name of such a type. */
  boolean isTaken(String name) {
    return TAKEN.contains(name) || (this == PORT && VARIABLES.contains(name));
  }
}
