package org.slf4j;

import dev.l9.trace.L9Traced;

/** Fails, and calls traced code. */
public class MDC {
  public static String get(String key) {
    return "of get";
  }

  public static void put(String key, String value) {
    traced();
    throw new IllegalStateException("put");
  }

  public static void remove(String key) {
    throw new IllegalStateException("remove");
  }

  @L9Traced
  static void traced() {}
}
