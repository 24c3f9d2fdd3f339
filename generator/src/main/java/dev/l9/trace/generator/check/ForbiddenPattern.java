package dev.l9.trace.generator.check;

import java.util.Locale;

/**
 * What no generated file may contain. The names are those that MODULE_SPEC's authors know from
 * Python, where there is one; the Javadoc says what stands for it in Java.
 */
public enum ForbiddenPattern {
  /** The file isn't Java, so that nothing else can be said of it. */
  UNPARSABLE,
  /**
   * A static field or an enum that holds a service, a client or anything else with a state; a
   * static field that can be set; a {@code getInstance()}. Values may be constants.
   */
  MODULE_SINGLETON,
  /**
   * A variable, parameter or component of type {@code Map<…, Object>} that has the name of a
   * declared record, or is called a packet or an envelope.
   */
  RAW_DICT_PACKET,
  /** The environment or a system property, read when a class or an object is initialised. */
  IMPORT_TIME_ENV,
  /**
   * An import, or a full name, of a library that generated code does without ({@code aiohttp} in
   * Python): other logging than the caller's, classes that the JDK keeps for itself, mocks, JUnit
   * 4, and what rewrites classes when they are compiled.
   */
  FORBIDDEN_IMPORT,
  /** The id of a thread as a {@code String}; it is a {@code UUID}. */
  STRING_THREAD_ID,
  /** {@code UUID.randomUUID()}; ids are made from names, by UUIDv5. */
  RANDOM_UUID,
  /** A raw type, or {@code Object} as a result, parameter or field. */
  MISSING_TYPE_HINTS,
  /** {@code @SuppressWarnings}, or a comment that turns off a check. */
  TYPE_IGNORE,
  /** An import that nothing uses, that is there twice, or that takes a whole package. */
  UNUSED_IMPORTS,
  /** A result of type {@code Map<…, Object>}, alone or in a list. */
  DICT_WHERE_MODEL,
  /** A test whose assertions look at nothing but a status, or that has no assertion. */
  STATUS_ONLY_TESTS,
  /** A tool that is looked up, approved, called or compared by the field that only shows it. */
  TOOL_NAME_IDENTITY,
  /** One of the two fields that name a tool, where the other isn't there. */
  FALLBACK_ALIASING,
  /**
   * A result that depends on when or where the code runs: the system's clock, random numbers, the
   * default locale, time zone or character set, the environment, or a thread that sleeps.
   */
  AMBIENT_DEPENDENCE,
  /** A collection in a field that only grows. */
  UNBOUNDED_MEMORY,
  /** A {@code catch} that does nothing. */
  EMPTY_CATCH,
  /** A text that stands for something that is to be written yet. */
  PLACEHOLDER;

  /** The name in lower case, as findings have it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
