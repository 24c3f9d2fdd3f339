package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.JvmInfo;
import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who called methods: directly, and in what traces. Callers end after what they called, so their
 * events come later, asynchronous ones aside; these are found by reading the trace once more. Not
 * safe for use by several threads.
 */
public final class Callers {

  /** So many callers may be open at once. */
  private static final int MOST_OPEN = 100_000;

  private final EventFilter chosen;
  private final Map<String, Method> methods = new TreeMap<>();
  private final Map<String, JvmInfo> jvms = new HashMap<>();
  private final BoundedMap<List<Waiting>> direct = new BoundedMap<>(MOST_OPEN);
  private final BoundedMap<List<Waiting>> roots = new BoundedMap<>(MOST_OPEN);

  private static final class Counts {
    private long calls;
    private long errors;

    void add(Counts other) {
      calls += other.calls;
      errors += other.errors;
    }
  }

  private record RootKey(String method, String jvm) {}

  private static final class Method {
    private final Counts counts = new Counts();
    private final Map<MethodName, Counts> callers = new HashMap<>();
    private final Map<RootKey, Counts> roots = new HashMap<>();
  }

  /** Executions of a method that wait for the event of their caller or root. */
  private record Waiting(Method method, Counts counts) {}

  private Callers(EventFilter chosen) {
    this.chosen = chosen;
  }

  /**
   * Looks for callers.
   *
   * @param trace is read as a whole, and again if callers are missing then
   * @param chosen takes the executions whose callers are wanted
   */
  public static Callers of(TraceReader trace, EventFilter chosen) throws IOException {
    Callers callers = new Callers(chosen);
    trace.forEach(callers::event);
    if (!(callers.direct.isEmpty() && callers.roots.isEmpty()) && trace.isRereadable()) {
      trace.forEach(callers::answer);
    }
    return callers;
  }

  private void event(Event event) {
    if (event.isRun()) {
      if (jvms.size() < JvmInfo.MOST) {
        jvms.put(event.jvm(), JvmInfo.of(event));
      }
      return;
    }
    if (chosen.test(event)) {
      add(event);
    }
    answer(event);
  }

  private void add(Event event) {
    Method method = methods.computeIfAbsent(event.methodId(), id -> new Method());
    Counts one = new Counts();
    one.calls = 1;
    one.errors = event.isError() ? 1 : 0;
    method.counts.add(one);
    String parent = event.parentId();
    if (parent == null) {
      counts(method.callers, MethodCallers.NOT_TRACED).add(one);
    } else {
      await(direct, parent, method).add(one);
    }
    await(roots, event.rootId(), method).add(one);
  }

  private static <K> Counts counts(Map<K, Counts> map, K key) {
    return map.computeIfAbsent(key, k -> new Counts());
  }

  private static Counts await(BoundedMap<List<Waiting>> map, String id, Method method) {
    List<Waiting> waiting = map.computeIfAbsent(id, i -> new ArrayList<>(1));
    for (Waiting each : waiting) {
      if (each.method() == method) {
        return each.counts();
      }
    }
    Waiting first = new Waiting(method, new Counts());
    waiting.add(first);
    return first.counts();
  }

  private void answer(Event event) {
    String id = event.traceId();
    List<Waiting> called = direct.remove(id);
    if (called != null) {
      MethodName name = MethodName.of(event);
      called.forEach(each -> counts(each.method().callers, name).add(each.counts()));
    }
    List<Waiting> below = roots.remove(id);
    if (below != null) {
      RootKey key = new RootKey(event.methodId(), event.jvm());
      below.forEach(each -> counts(each.method().roots, key).add(each.counts()));
    }
  }

  /** Whether more callers were open at once than memory is meant for. */
  public boolean isCapped() {
    return direct.evicted() + roots.evicted() > 0;
  }

  /** The methods that were called, those with the most calls first. */
  public List<MethodCallers> methods() {
    return methods.entrySet().stream()
        .map(entry -> summary(MethodName.of(entry.getKey()), entry.getValue()))
        .sorted(Comparator.comparingLong(MethodCallers::calls).reversed())
        .toList();
  }

  private MethodCallers summary(MethodName name, Method method) {
    return new MethodCallers(
        name, method.counts.calls, method.counts.errors, callers(method), roots(method));
  }

  private static List<MethodCallers.Caller> callers(Method method) {
    List<MethodCallers.Caller> callers = new ArrayList<>();
    Counts missing = missing(method, method.callers);
    if (missing.calls > 0) {
      counts(method.callers, MethodCallers.NOT_HERE).add(missing);
    }
    method.callers.forEach(
        (caller, counts) ->
            callers.add(new MethodCallers.Caller(caller, counts.calls, counts.errors)));
    callers.sort(
        Comparator.comparingLong(MethodCallers.Caller::calls)
            .reversed()
            .thenComparing(caller -> caller.method().id()));
    return callers;
  }

  /** What isn't known of as many calls as nobody has answered for. */
  private static Counts missing(Method method, Map<?, Counts> answered) {
    Counts missing = new Counts();
    missing.add(method.counts);
    for (Counts counts : answered.values()) {
      missing.calls -= counts.calls;
      missing.errors -= counts.errors;
    }
    return missing;
  }

  private List<MethodCallers.Root> roots(Method method) {
    Map<MethodCallers.Root, Counts> roots = new HashMap<>();
    method.roots.forEach((key, counts) -> counts(roots, root(key)).add(counts));
    Counts missing = missing(method, method.roots);
    if (missing.calls > 0) {
      counts(roots, new MethodCallers.Root(MethodCallers.NOT_HERE, "", "", 0, 0)).add(missing);
    }
    return roots.entrySet().stream()
        .map(entry -> counted(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(MethodCallers.Root::calls)
                .reversed()
                .thenComparing(root -> root.method().id())
                .thenComparing(MethodCallers.Root::command))
        .toList();
  }

  private MethodCallers.Root root(RootKey key) {
    JvmInfo jvm = jvms.get(key.jvm());
    return new MethodCallers.Root(
        MethodName.of(key.method()),
        jvm == null ? "" : jvm.kind(),
        jvm == null ? "" : jvm.command(),
        0,
        0);
  }

  private static MethodCallers.Root counted(MethodCallers.Root root, Counts counts) {
    return new MethodCallers.Root(
        root.method(), root.kind(), root.command(), counts.calls, counts.errors);
  }
}
