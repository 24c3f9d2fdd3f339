package dev.l9.trace.reader.diff;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.reader.diff.CallNode.Value;
import dev.l9.trace.reader.diff.CallTrees.Pending;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.stable.Hash;
import dev.l9.trace.reader.stable.StableText;
import dev.l9.trace.reader.stable.StableValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison has to know of one trace. It takes the events in the order of their ends, as
 * files have them. Its memory is bounded, whatever the size of the trace. Not safe for use by
 * several threads.
 */
final class TraceProfile implements EventListener {

  private static final int MAX_ENDED = 100_000;
  private static final int MAX_ERRORS = 10_000;
  private static final int MAX_INPUTS_IN_ALL = 100_000;
  private static final int MAX_INPUTS = 2_000;
  private static final int MIN_INPUTS = 32;

  private static final Value VARYING = Value.of(Hash.of("varying"));

  private final MethodNames names;
  private final Noise noise;
  private final List<@Nullable MethodProfile> methods = new ArrayList<>();
  private final Map<CallEdge, Long> edges = new HashMap<>();
  private final Map<ThrownError, Long> errors = new TreeMap<>();
  private final StableValue values = new StableValue(0);
  private final ValueTexts texts = new ValueTexts();
  private final CallTrees trees = new CallTrees();
  private final ExecutionIds ids = new ExecutionIds();
  private long events;

  /** The last executions that have ended, for what they called and what ends after them. */
  private final Map<Long, Integer> ended =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
          return size() > MAX_ENDED;
        }
      };

  TraceProfile(MethodNames names, Noise noise) {
    this.names = names;
    this.noise = noise;
  }

  @Override
  public void event(Event event) {
    if (event.isRun()) {
      return;
    }
    events++;
    int method = names.number(event.methodId());
    long id = Hash.of(event.traceId());
    Pending called = trees.take(id);
    values.at(event.startMicros());
    CallNode node =
        new CallNode(
            id,
            method,
            noise.hasVaryingInputs(method) ? VARYING : input(event),
            noise.hasVaryingResults(method) ? VARYING : result(event),
            called == null ? CallNode.NO_CALLS : called.below(),
            called == null ? List.of() : called.calls());
    ids.add(node, event.traceId());
    long nanos = event.durationNanos();
    profile(method)
        .add(
            node,
            !event.isSuccess(),
            event.thread(),
            Math.max(0, nanos - (called == null ? 0 : called.nanos(event.thread()))),
            Math.max(MIN_INPUTS, Math.min(MAX_INPUTS, MAX_INPUTS_IN_ALL / names.size())));
    if (called != null) {
      called.methods().forEach((callee, calls) -> addEdge(method, callee, calls));
    }
    if (!event.isSuccess() && event.text("origin") == null && errors.size() < MAX_ERRORS) {
      errors.merge(ThrownError.of(event), 1L, Long::sum);
    }
    place(event, node, nanos);
    ended.put(id, method);
  }

  private void place(Event event, CallNode node, long nanos) {
    String parent = event.parentId();
    Integer endedParent = parent == null ? null : ended.get(Hash.of(parent));
    if (parent == null) {
      trees.addRoot(node);
    } else if (endedParent != null) {
      addEdge(endedParent, node.method(), 1);
      trees.addRoot(node);
    } else {
      trees.add(Hash.of(parent), node, event.thread(), nanos);
    }
  }

  private Value input(Event event) {
    CapturedValue inputs = event.value("inputs");
    String summary = event.inputSummary();
    if (inputs instanceof Fields fields) {
      return value("", summary, values.write(fields.values()));
    }
    return value("", summary, StableValue.Texts.of(StableText.of(summary)));
  }

  private Value result(Event event) {
    if (event.value("unfinished") != null) {
      return CallNode.UNFINISHED;
    }
    String summary = event.outputSummary();
    CapturedValue output = event.isSuccess() ? event.value("output") : null;
    if (output == null && summary.isEmpty()) {
      return CallNode.NOTHING;
    }
    StableValue.Texts written =
        output == null
            ? StableValue.Texts.of(StableText.of(summary))
            : values.write(event.method(), output);
    return value(event.isSuccess() ? "" : event.status() + " ", summary, written);
  }

  /** Keeps the text of a value for the report. */
  private Value value(String kind, String summary, StableValue.Texts written) {
    long unordered = Hash.of(kind + written.unordered());
    texts.add(unordered, kind + summary, kind + written.ordered());
    boolean isOne = written.ordered().equals(written.unordered());
    return new Value(unordered, isOne ? unordered : Hash.of(kind + written.ordered()));
  }

  private void addEdge(int from, int to, long calls) {
    edges.merge(new CallEdge(from, to), calls, Long::sum);
  }

  private MethodProfile profile(int method) {
    while (methods.size() <= method) {
      methods.add(null);
    }
    MethodProfile profile = methods.get(method);
    if (profile == null) {
      profile = new MethodProfile();
      methods.set(method, profile);
    }
    return profile;
  }

  /** What is known of a method; null if it didn't run. */
  @Nullable MethodProfile method(int method) {
    return method < methods.size() ? methods.get(method) : null;
  }

  /** The methods that ran. */
  Set<Integer> methods() {
    return IntStream.range(0, methods.size())
        .filter(method -> methods.get(method) != null)
        .boxed()
        .collect(Collectors.toSet());
  }

  Map<CallEdge, Long> edges() {
    return edges;
  }

  Map<ThrownError, Long> errors() {
    return errors;
  }

  ValueTexts texts() {
    return texts;
  }

  ExecutionIds ids() {
    return ids;
  }

  CallTrees trees() {
    return trees;
  }

  /** Whether of some methods only a sample of the inputs is kept. */
  boolean isSample() {
    return methods.stream().anyMatch(method -> method != null && method.results().isSample());
  }

  /** How many events there were. */
  long events() {
    return events;
  }

  /** A call from one method to another, by their numbers. */
  record CallEdge(int from, int to) {}

  /** An exception, and the method in which it began. */
  record ThrownError(String method, String status, String error)
      implements Comparable<ThrownError> {

    static ThrownError of(Event event) {
      String error = event.text("error");
      return new ThrownError(
          event.methodId(),
          event.status(),
          StableText.of(error == null ? event.outputSummary() : error));
    }

    @Override
    public int compareTo(ThrownError other) {
      return (method + status + error).compareTo(other.method + other.status + other.error);
    }
  }
}
