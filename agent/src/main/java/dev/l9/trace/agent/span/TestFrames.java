package dev.l9.trace.agent.span;

import dev.l9.trace.agent.run.TestFrameworks;

/**
 * Finds out whether tests call the program, by the stacks on which traces begin.
 *
 * <p>Hot path: the stack is read only at the first root of a method, at most {@value #SITES} times
 * in all, and never again once a test framework was found. Safe for use by several threads: at
 * worst, a stack is read twice.
 */
final class TestFrames {

  /** Methods share a place if their numbers are equal in the last bits. A power of two. */
  private static final int SITES = 256;

  private final boolean[] looked = new boolean[SITES];
  private volatile boolean found;

  TestFrames() {
    isOnStack(); // The first time, the JDK asks the security manager, which the program may see.
  }

  /** Looks at the stack of this thread, on which a trace begins, unless that was done before. */
  void look(int site) {
    if (!looked[site & (SITES - 1)]) {
      looked[site & (SITES - 1)] = true;
      if (!found) {
        found = isOnStack();
      }
    }
  }

  private static boolean isOnStack() {
    try {
      // A StackWalker would load a dozen classes for this.
      for (StackTraceElement frame : new Throwable().getStackTrace()) {
        if (TestFrameworks.isOne(frame.getClassName())) {
          return true;
        }
      }
    } catch (SecurityException | StackOverflowError | OutOfMemoryError e) {
      // The program has hardly any stack or memory left, or forbids this. Then nothing is known.
    }
    return false;
  }

  /** Whether a test framework was on any of the stacks. */
  boolean found() {
    return found;
  }
}
