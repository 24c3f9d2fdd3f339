package dev.l9.trace.reader.query;

import java.util.List;

/**
 * Who called a method.
 *
 * @param calls how many executions there were
 * @param callers what called it directly, the most frequent first
 * @param roots in what traces it ran, the most frequent first
 */
public record MethodCallers(
    MethodName method, long calls, long errors, List<Caller> callers, List<Root> roots) {

  /** Stands for the caller of a root, which isn't traced. */
  public static final MethodName NOT_TRACED = new MethodName("", "(no traced caller)");

  /** Stands for a caller whose event isn't in the trace. */
  public static final MethodName NOT_HERE = new MethodName("", "(not in the trace)");

  public MethodCallers {
    callers = List.copyOf(callers);
    roots = List.copyOf(roots);
  }

  /**
   * A direct caller.
   *
   * @param calls how often it called the method
   * @param errors how many of these calls failed
   */
  public record Caller(MethodName method, long calls, long errors) {}

  /**
   * A root of traces.
   *
   * @param kind {@code test} or {@code program}, by the command; empty if that isn't known
   * @param command of the JVM
   * @param calls how often the method ran in these traces
   * @param errors how often it failed there
   */
  public record Root(MethodName method, String kind, String command, long calls, long errors) {}
}
