package dev.l9.trace.benchmarks.workload;

import dev.l9.trace.L9Traced;

/** The smallest program with a traced call. */
public final class TracedHello {

  private TracedHello() {}

  public static void main(String[] args) {
    greet("world");
  }

  @L9Traced
  static void greet(String name) {
    System.out.println("Hello, " + name);
  }
}
