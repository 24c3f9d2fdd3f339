package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The executions of one method, by their inputs and outputs. */
final class CallsOfMethod {

  private final Durations durations = new Durations();
  private final Concurrency concurrency = new Concurrency();
  private final Set<String> threads = new HashSet<>();
  private final Map<String, Input> inputs = new HashMap<>();
  private long calls;
  private long errors;
  private long blocked;
  private boolean isCapped;

  /** Executions with equal inputs, by what came out. */
  private static final class Input {
    private final Map<String, Equal> outputs = new LinkedHashMap<>(2);
    private long count;
  }

  /** Executions with equal inputs and outputs. */
  private static final class Equal {
    private final String output;
    private final String status;
    private long count;
    private long total;
    private long max;
    private long last;
    private String lastId = "";

    Equal(String output, String status) {
      this.output = output;
      this.status = status;
    }

    void add(Event event) {
      count++;
      total += event.durationNanos();
      max = Math.max(max, event.durationNanos());
      last = event.startMicros() + event.durationNanos() / 1_000;
      lastId = event.traceId();
    }
  }

  /**
   * Adds an execution.
   *
   * @param hasRoom whether another outcome may be kept apart
   * @return how many outcomes are new
   */
  int add(Event event, boolean hasRoom) {
    calls++;
    errors += event.isError() ? 1 : 0;
    blocked += event.isBlocked() ? 1 : 0;
    durations.add(event.durationNanos());
    concurrency.add(event.startMicros(), event.durationNanos());
    if (threads.size() < Calls.MOST_KEYS) {
      threads.add(event.thread());
    }
    return addOutcome(event, hasRoom);
  }

  private int addOutcome(Event event, boolean hasRoom) {
    String text = ValueText.input(event);
    String output = ValueText.output(event);
    String key = event.isSuccess() ? output : event.status() + ' ' + output;
    Input input = inputs.get(text);
    Equal equal = input == null ? null : input.outputs.get(key);
    boolean isNew = equal == null;
    if (isNew && !hasRoom) {
      isCapped = true;
      return 0;
    }
    input = input == null ? new Input() : input;
    equal = equal == null ? new Equal(output, event.status()) : equal;
    equal.add(event);
    input.count++;
    if (isNew) {
      input.outputs.put(key, equal);
      inputs.put(text, input);
    }
    return isNew ? 1 : 0;
  }

  MethodCalls summary(MethodName method) {
    int varying = (int) inputs.values().stream().filter(CallsOfMethod::isVarying).count();
    return new MethodCalls(
        method,
        calls,
        errors,
        blocked,
        inputs.size(),
        varying,
        concurrency.most(),
        threads.size(),
        durations.percentile(50),
        durations.percentile(95),
        durations.max(),
        outcomes(),
        isCapped);
  }

  private static boolean isVarying(Input input) {
    return input.outputs.size() > 1;
  }

  private List<MethodCalls.Outcome> outcomes() {
    Comparator<Map.Entry<String, Input>> varyingFirst =
        Comparator.comparing(entry -> isVarying(entry.getValue()) ? 0 : 1);
    List<MethodCalls.Outcome> outcomes = new ArrayList<>();
    inputs.entrySet().stream()
        .sorted(
            varyingFirst
                .thenComparing(entry -> -entry.getValue().count)
                .thenComparing(entry -> -last(entry.getValue()))
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> add(entry.getKey(), entry.getValue(), outcomes));
    return outcomes;
  }

  private static long last(Input input) {
    return input.outputs.values().stream().mapToLong(equal -> equal.last).max().orElse(0);
  }

  private static void add(String text, Input input, List<MethodCalls.Outcome> outcomes) {
    input.outputs.values().stream()
        .sorted(Comparator.comparingLong((Equal equal) -> equal.count).reversed())
        .map(
            equal ->
                new MethodCalls.Outcome(
                    text,
                    equal.output,
                    equal.status,
                    isVarying(input),
                    equal.count,
                    equal.total / equal.count,
                    equal.max,
                    equal.last,
                    equal.lastId))
        .forEach(outcomes::add);
  }
}
