package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.JvmInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of some events of a file: of a part of it, or of all its parts. Methods have the
 * numbers of the file's {@link MethodTable}. Not safe for use by several threads.
 */
final class Facts {

  /** Of so many different failures the counts are kept. */
  static final int MOST_FAILURES = 10_000;

  static final int MOST_EDGES = 200_000;

  final Map<Integer, MethodCounts> methods = new LinkedHashMap<>();
  final Map<Long, long[]> edges = new LinkedHashMap<>();
  final Map<String, FailureFacts> failures = new LinkedHashMap<>();
  final Map<String, JvmFacts> jvms = new LinkedHashMap<>();

  /** Counts an event of the program. */
  void add(Event event, int method) {
    methods.computeIfAbsent(method, number -> new MethodCounts()).add(event);
    boolean begins = !event.isSuccess() && event.text("origin") == null;
    long micros = event.startMicros();
    addJvm(
        new JvmFacts(
            JvmInfo.unknown(event.jvm()),
            1,
            begins && event.isError() ? 1 : 0,
            event.isBlocked() ? 1 : 0,
            micros,
            micros + event.durationNanos() / 1_000));
    if (begins) {
      addFailure(failure(event, micros));
    }
  }

  /** Notes what a JVM was. */
  void addRun(Event event) {
    long micros = event.startMicros();
    addJvm(new JvmFacts(cut(JvmInfo.of(event)), 0, 0, 0, micros, micros));
  }

  private static JvmInfo cut(JvmInfo info) {
    return new JvmInfo(
        FailureFacts.cut(info.id()),
        FailureFacts.cut(info.run()),
        FailureFacts.cut(info.pid()),
        FailureFacts.cut(info.command()),
        FailureFacts.cut(info.jdk()),
        FailureFacts.cut(info.agent()),
        FailureFacts.cut(info.revision()),
        info.isDirty(),
        FailureFacts.cut(info.options()));
  }

  private static FailureFacts failure(Event event, long micros) {
    String error = event.text("error");
    return new FailureFacts(
        IndexedMethod.of(event),
        event.status(),
        FailureFacts.cut(orEmpty(event.text("at"))),
        FailureFacts.cut(error == null ? event.outputSummary() : error),
        FailureFacts.cut(orEmpty(event.text("cause"))),
        1,
        micros,
        micros,
        event.traceId());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  void addJvm(JvmFacts jvm) {
    String id = jvm.info().id();
    JvmFacts known = jvms.get(id);
    if (known != null || jvms.size() < JvmInfo.MOST) {
      jvms.put(id, known == null ? jvm : known.plus(jvm));
    }
  }

  void addFailure(FailureFacts failure) {
    String key = failure.key();
    FailureFacts known = failures.get(key);
    if (known != null || failures.size() < MOST_FAILURES) {
      failures.put(key, known == null ? failure : known.plus(failure));
    }
  }

  void addEdge(int from, int to, long calls, long errors) {
    long key = edge(from, to);
    long[] known = edges.get(key);
    if (known != null) {
      known[0] += calls;
      known[1] += errors;
    } else if (edges.size() < MOST_EDGES) {
      edges.put(key, new long[] {calls, errors});
    }
  }

  static long edge(int from, int to) {
    return (long) from << 32 | to;
  }

  /** Adds what is counted of other events of the file. */
  void add(Facts other) {
    other.methods.forEach(
        (method, counts) ->
            methods.computeIfAbsent(method, number -> new MethodCounts()).add(counts));
    other.edges.forEach(
        (edge, counts) -> addEdge((int) (edge >>> 32), edge.intValue(), counts[0], counts[1]));
    other.failures.values().forEach(this::addFailure);
    other.jvms.values().forEach(this::addJvm);
  }

  Facts plus(Facts other) {
    Facts sum = new Facts();
    sum.add(this);
    sum.add(other);
    return sum;
  }
}
