package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.stats.TimeSample;

/** What one trace says of one method. */
final class MethodProfile {

  private static final int MOST_TIMES = 1_000;

  private final ResultTable results = new ResultTable();
  private final ResultTable courses = new ResultTable();
  private final TimeSample times = new TimeSample(MOST_TIMES);
  private long calls;
  private String thread = "";
  private boolean isConcurrent;
  private long failures;

  /**
   * Adds an execution.
   *
   * @param onThread the name of the thread
   * @param ownNanos its time without that of the calls in it
   * @param maxInputs how many different inputs are kept of a method
   */
  void add(CallNode node, boolean failed, String onThread, long ownNanos, int maxInputs) {
    calls++;
    isConcurrent |= !thread.isEmpty() && !thread.equals(onThread);
    thread = onThread;
    failures += failed ? 1 : 0;
    if (!node.isUnfinished()) {
      results.add(node.input().unordered(), node.result().unordered(), maxInputs);
      courses.add(node.input().unordered(), node.below().unordered(), maxInputs);
      times.add(ownNanos);
    }
  }

  /** Results by inputs. */
  ResultTable results() {
    return results;
  }

  /** All that happened below its executions, by inputs. */
  ResultTable courses() {
    return courses;
  }

  /** Whether several threads ran it, so that another order of its calls may be chance. */
  boolean isConcurrent() {
    return isConcurrent;
  }

  TimeSample times() {
    return times;
  }

  long calls() {
    return calls;
  }

  long failures() {
    return failures;
  }
}
