package dev.l9.trace.generator.code;

import java.util.Set;

/**
 * Simple names of types that generated code uses, of the JDK, of JUnit and of its own. A declared
 * type of one of these names would be meant in their place.
 */
final class ReservedNames {

  private static final Set<String> NAMES =
      Set.of(
          // java.lang
          "Boolean",
          "Byte",
          "Character",
          "CharSequence",
          "Deprecated",
          "Double",
          "Enum",
          "Error",
          "Exception",
          "Float",
          "FunctionalInterface",
          "IllegalArgumentException",
          "IllegalStateException",
          "Integer",
          "Iterable",
          "Long",
          "Math",
          "NullPointerException",
          "NumberFormatException",
          "Number",
          "Object",
          "Override",
          "Record",
          "Runnable",
          "RuntimeException",
          "Short",
          "String",
          "StringBuilder",
          "System",
          "Thread",
          "Throwable",
          "UnsupportedOperationException",
          "Void",
          // java.math, java.net, java.nio, java.security, javax.crypto
          "BigDecimal",
          "BigInteger",
          "ByteBuffer",
          "GeneralSecurityException",
          "Mac",
          "MessageDigest",
          "NoSuchAlgorithmException",
          "SecretKeySpec",
          "StandardCharsets",
          "URI",
          // java.time
          "Clock",
          "DateTimeException",
          "Duration",
          "Instant",
          "LocalDate",
          "LocalDateTime",
          "LocalTime",
          "OffsetDateTime",
          "ZoneId",
          "ZoneOffset",
          "ZonedDateTime",
          // java.util and below
          "ArrayList",
          "Arrays",
          "Collection",
          "Collections",
          "Collectors",
          "Comparator",
          "CompletableFuture",
          "Consumer",
          "ExecutionException",
          "Function",
          "FutureTask",
          "HashMap",
          "HashSet",
          "HexFormat",
          "IntPredicate",
          "IntStream",
          "Iterator",
          "LinkedHashMap",
          "List",
          "Locale",
          "Map",
          "Objects",
          "Optional",
          "Pattern",
          "Predicate",
          "Set",
          "Supplier",
          "TimeUnit",
          "UUID",
          // JUnit, and the annotations
          "Assertions",
          "Executable",
          "HrmLayer",
          "L9Traced",
          "Tag",
          "Test",
          "Timeout",
          // of the module
          "RecentCalls",
          "TestClock");

  private ReservedNames() {}

  static boolean contains(String name) {
    return NAMES.contains(name);
  }
}
