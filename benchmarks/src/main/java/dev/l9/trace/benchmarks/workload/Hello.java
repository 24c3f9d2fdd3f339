package dev.l9.trace.benchmarks.workload;

/** The smallest program, with nothing to trace. */
public final class Hello {

  private Hello() {}

  public static void main(String[] args) {
    System.out.println("Hello, world");
  }
}
