package dev.l9.trace.memory.fact;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.PlainJson;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was counted of a method in one revision. It is kept as JSON, and no event is counted twice,
 * since only those are counted that were new to the store. Not safe for use by several threads.
 */
final class MethodCount {

  /** Of so many types of exceptions the counts are kept. */
  private static final int MOST_ERRORS = 50;

  private final Map<String, FailureCount> failures = new LinkedHashMap<>();
  private final TallyKey key;
  private String file = "";
  private String layer = "";
  private long calls;
  private long failed;
  private long blocked;
  private long passed;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;
  private long totalNanos;
  private long maxNanos;
  private String sealed = "";
  private long sealedCalls;

  /**
   * @param state as {@link #state} has written it; empty if nothing was counted yet
   */
  MethodCount(TallyKey key, String state) {
    this.key = key;
    if (!state.isEmpty()) {
      read(new StateFields(PlainJson.read(state)));
    }
  }

  private void read(StateFields fields) {
    file = fields.text("file");
    layer = fields.text("layer");
    calls = fields.number("calls");
    failed = fields.number("failed");
    blocked = fields.number("blocked");
    passed = fields.number("passed");
    firstMicros = fields.number("first_us");
    lastMicros = fields.number("last_us");
    totalNanos = fields.number("total_ns");
    maxNanos = fields.number("max_ns");
    sealed = fields.text("sealed");
    sealedCalls = fields.number("sealed_calls");
    fields
        .object("failures")
        .forEach((error, failure) -> failures.put(error, new FailureCount(failure)));
  }

  void count(Execution execution) {
    calls++;
    totalNanos += execution.durationNanos();
    maxNanos = Math.max(maxNanos, execution.durationNanos());
    firstMicros = Math.min(firstMicros, execution.startMicros());
    if (execution.startMicros() >= lastMicros) {
      lastMicros = execution.startMicros();
      file = execution.file();
      layer = execution.layer();
    }
    if (execution.isPassed()) {
      passed++;
    } else if (!execution.isSuccess()) {
      countFailure(execution);
    }
  }

  private void countFailure(Execution execution) {
    if (execution.status().equals("blocked")) {
      blocked++;
    } else {
      failed++;
    }
    String error = execution.error();
    FailureCount failure = failures.get(error);
    if (failure == null && failures.size() < MOST_ERRORS) {
      failure = new FailureCount();
      failures.put(error, failure);
    }
    if (failure != null) {
      failure.count(execution);
    }
  }

  TallyKey key() {
    return key;
  }

  String file() {
    return file;
  }

  String layer() {
    return layer;
  }

  long lastMicros() {
    return lastMicros;
  }

  Map<String, FailureCount> failures() {
    return failures;
  }

  boolean isEmpty() {
    return calls == 0;
  }

  boolean isSealed() {
    return sealedCalls == calls;
  }

  String sealed() {
    return sealed;
  }

  void sealedAs(String packet) {
    sealed = packet;
    sealedCalls = calls;
  }

  /** What a packet says of the method as a whole. */
  Fields summary() {
    return StateFields.of(
        "calls",
        calls,
        "failed",
        failed,
        "blocked",
        blocked,
        "passed",
        passed,
        "mean_ms",
        FactPackets.millis(calls == 0 ? 0 : totalNanos / calls),
        "max_ms",
        FactPackets.millis(maxNanos),
        "first",
        FactPackets.time(firstMicros),
        "last",
        FactPackets.time(lastMicros));
  }

  String state() {
    Map<String, CapturedValue> all = new LinkedHashMap<>();
    failures.forEach((error, failure) -> all.put(error, failure.state()));
    Fields state =
        StateFields.of(
            "file", file,
            "layer", layer,
            "calls", calls,
            "failed", failed,
            "blocked", blocked,
            "passed", passed,
            "first_us", firstMicros,
            "last_us", lastMicros,
            "total_ns", totalNanos,
            "max_ns", maxNanos,
            "sealed", sealed,
            "sealed_calls", sealedCalls,
            "failures", new Fields(all));
    return JsonBytes.compact().value(state).toString();
  }
}
