package dev.l9.trace.benchmarks.read;

import org.jspecify.annotations.Nullable;

/**
 * An execution that didn't happen.
 *
 * @param parent the id of its caller, or null for a root
 * @param root the id of the trace's root
 * @param startMicros since 1970
 * @param thread a number from 1
 * @param thrown what it threw, or null
 */
record ShopCall(
    ShopMethod method,
    String id,
    @Nullable String parent,
    String root,
    long startMicros,
    long nanos,
    int thread,
    @Nullable Thrown thrown) {

  /**
   * What an execution threw.
   *
   * @param method where it began
   * @param variant which of that method's errors it is
   * @param origin the id of the execution in which it began
   */
  record Thrown(ShopMethod method, int variant, String origin) {}

  boolean failsFirst() {
    return thrown != null && thrown.origin.equals(id);
  }
}
