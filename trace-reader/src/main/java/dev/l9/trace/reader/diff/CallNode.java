package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.stable.Hash;
import java.util.List;

/**
 * An execution, and those that it called.
 *
 * @param id a hash of its trace id
 * @param method its number in {@link MethodNames}
 * @param input what it was called with
 * @param result what came out: a value, an exception, nothing, or that it didn't end
 * @param below a hash of all that happened below it
 * @param calls in the order of their ends; empty where there were too many to keep
 */
record CallNode(long id, int method, Value input, Value result, Value below, List<CallNode> calls) {

  /**
   * The hashes of a value.
   *
   * @param unordered in which the order of lists doesn't count
   * @param ordered in which it counts
   */
  record Value(long unordered, long ordered) {

    /** A value without lists. */
    static Value of(long hash) {
      return new Value(hash, hash);
    }
  }

  /** The result of a method without one. */
  static final Value NOTHING = Value.of(Hash.of("nothing"));

  /** In place of the result of an execution that hadn't ended when the JVM did. */
  static final Value UNFINISHED = Value.of(Hash.of("unfinished"));

  /**
   * A result that the agent hides. It does so where a number could be that of a card, which a
   * random one may look like in one run and not in the next.
   */
  static final Value REDACTED = Value.of(Hash.of("***"));

  /** What is below an execution without calls. */
  static final Value NO_CALLS = Value.of(0);

  /** A hash of the method and what it was called with. */
  long call() {
    return Hash.of(method, input.unordered);
  }

  boolean isSameCall(CallNode other) {
    return call() == other.call();
  }

  /** Whether something else came out; a result that one trace hides tells nothing. */
  boolean differsInResult(CallNode other) {
    return result.unordered != other.result.unordered
        && !result.equals(REDACTED)
        && !other.result.equals(REDACTED);
  }

  boolean isUnfinished() {
    return result.equals(UNFINISHED);
  }

  /** Whether nothing of what it did is seen in a result. */
  boolean isVoid() {
    return result.equals(NOTHING);
  }

  /** A hash of the whole: equal for executions between which no difference was seen. */
  long whole() {
    return Hash.of(alone(), below.unordered);
  }

  /** The same hash, but the order of lists counts. */
  long wholeOrdered() {
    return Hash.of(Hash.of(Hash.of(method, input.ordered), result.ordered), below.ordered);
  }

  /** A hash without what happened below it. */
  long alone() {
    return alone(method, input.unordered, result.unordered);
  }

  /** The same of an execution of which only this is known. */
  static long alone(int method, long input, long result) {
    return Hash.of(Hash.of(method, input), result);
  }

  CallNode withoutCalls() {
    return new CallNode(id, method, input, result, below, List.of());
  }
}
