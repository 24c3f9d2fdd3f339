package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventListener;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What methods were called with, and what came out. It is handed the executions that are looked at,
 * in the order of their ends. Not safe for use by several threads.
 */
public final class Calls implements EventListener {

  /** So many different things are kept apart; a trace that has more is told so. */
  static final int MOST_KEYS = 100_000;

  private final Map<String, CallsOfMethod> methods = new TreeMap<>();
  private final int most;
  private int outcomes;

  public Calls() {
    this(MOST_KEYS);
  }

  Calls(int most) {
    this.most = most;
  }

  @Override
  public void event(Event event) {
    CallsOfMethod calls = methods.computeIfAbsent(event.methodId(), id -> new CallsOfMethod());
    outcomes += calls.add(event, outcomes < most);
  }

  /** The methods, those with the most calls first. Nothing may be added any more. */
  public List<MethodCalls> methods() {
    return methods.entrySet().stream()
        .map(entry -> entry.getValue().summary(MethodName.of(entry.getKey())))
        .sorted(Comparator.comparingLong(MethodCalls::calls).reversed())
        .toList();
  }
}
