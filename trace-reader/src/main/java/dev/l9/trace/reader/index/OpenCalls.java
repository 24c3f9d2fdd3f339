package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the callers of executions. An event names its caller by an id, and mostly comes before it,
 * since events come as executions end: so the call waits until its caller is there. A caller that
 * ended before what it called is found if it is among the events of the last parts of the file.
 * Bounded; not safe for use by several threads.
 */
final class OpenCalls {

  /** So many executions may be open, of which calls are known. */
  static final int MOST_OPEN = 100_000;

  /** Of so many parts, besides the current one, it is known what has ended in them. */
  static final int PARTS_BEHIND = 1;

  /** Calls that wait for their callers: by the hash of the caller's id, then by the callee. */
  private final Map<Long, Map<Integer, long[]>> waiting = new LinkedHashMap<>();

  private final Map<Integer, long[]> waitingByCallee = new HashMap<>();
  private final Deque<Map<Long, Integer>> ended = new ArrayDeque<>();
  private Change change = new Change();

  /** What a part of the file has changed. */
  static final class Change {
    /** Calls that wait since. */
    final Map<Long, Map<Integer, long[]>> added = new LinkedHashMap<>();

    /** Callers that had calls waiting from earlier parts, and are there. */
    final Map<Long, Boolean> removed = new LinkedHashMap<>();
  }

  OpenCalls() {
    ended.add(new HashMap<>());
  }

  /** Begins a part of the file, and returns what the one before has changed. */
  Change nextPart() {
    Change last = change;
    change = new Change();
    ended.addLast(new HashMap<>());
    if (ended.size() > PARTS_BEHIND + 1) {
      ended.removeFirst();
    }
    return last;
  }

  /** Repeats what a part has changed when it was read. */
  void repeat(Change past) {
    past.removed.keySet().forEach(this::take);
    past.added.forEach(
        (parent, calls) ->
            calls.forEach((callee, counts) -> add(parent, callee, counts[0], counts[1])));
  }

  /** Notes only that an execution has ended, in a part that was counted already. */
  void noteEnded(Event event, int method) {
    current().put(IdFilter.hash(event.traceId()), method);
  }

  /** Takes an event, and adds the calls whose callers are known now. */
  void add(Event event, long idHash, int method, Facts facts) {
    String parent = event.parentId();
    if (parent != null) {
      long parentHash = IdFilter.hash(parent);
      long errors = event.isError() ? 1 : 0;
      Integer caller = endedCaller(parentHash);
      if (caller != null) {
        facts.addEdge(caller, method, 1, errors);
      } else {
        add(parentHash, method, 1, errors);
        Map<Integer, long[]> calls =
            change.added.computeIfAbsent(parentHash, hash -> new LinkedHashMap<>(2));
        count(calls, method, 1, errors);
      }
    }
    resolve(idHash, method, facts);
    current().put(idHash, method);
  }

  private void resolve(long idHash, int method, Facts facts) {
    Map<Integer, long[]> calls = take(idHash);
    if (calls == null) {
      return;
    }
    calls.forEach((callee, counts) -> facts.addEdge(method, callee, counts[0], counts[1]));
    Map<Integer, long[]> ofThisPart = change.added.remove(idHash);
    if (ofThisPart == null || sum(calls) != sum(ofThisPart)) {
      change.removed.put(idHash, true);
    }
  }

  private static long sum(Map<Integer, long[]> calls) {
    return calls.values().stream().mapToLong(counts -> counts[0]).sum();
  }

  private Map<Long, Integer> current() {
    return ended.getLast();
  }

  private @Nullable Integer endedCaller(long parentHash) {
    for (Map<Long, Integer> part : ended) {
      Integer caller = part.get(parentHash);
      if (caller != null) {
        return caller;
      }
    }
    return null;
  }

  private void add(long parentHash, int callee, long calls, long errors) {
    Map<Integer, long[]> known = waiting.get(parentHash);
    if (known == null) {
      if (waiting.size() == MOST_OPEN) {
        take(waiting.keySet().iterator().next());
      }
      known = new HashMap<>(2);
      waiting.put(parentHash, known);
    }
    count(known, callee, calls, errors);
    count(waitingByCallee, callee, calls, errors);
  }

  private static void count(Map<Integer, long[]> counts, int callee, long calls, long errors) {
    long[] known = counts.computeIfAbsent(callee, number -> new long[2]);
    known[0] += calls;
    known[1] += errors;
  }

  private @Nullable Map<Integer, long[]> take(long parentHash) {
    Map<Integer, long[]> calls = waiting.remove(parentHash);
    if (calls != null) {
      calls.forEach((callee, counts) -> count(waitingByCallee, callee, -counts[0], -counts[1]));
    }
    return calls;
  }

  /** How many calls of a method have a caller that isn't there, and how many of them failed. */
  long[] waitingFor(int callee) {
    return waitingByCallee.getOrDefault(callee, new long[2]).clone();
  }
}
