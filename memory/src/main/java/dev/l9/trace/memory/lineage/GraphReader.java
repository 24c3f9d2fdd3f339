package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.lineage.MethodFacts.Fact;
import dev.l9.trace.memory.lineage.MethodGraph.Began;
import dev.l9.trace.memory.lineage.MethodGraph.Passed;
import dev.l9.trace.memory.lineage.MethodGraph.Revision;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.store.CallIndex.Edge;
import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what is remembered of a method. Not safe for use by several threads. */
public final class GraphReader {

  /** Of so many failures, the latest, the origins are looked up. */
  static final int MOST_FAILURES = 200;

  private final PacketStore store;
  private final CallReader calls;
  private final int executions;
  private final int limit;

  /**
   * @param executions of so many executions, the latest, callers and callees are counted
   * @param limit so many rows are returned of each kind
   */
  public GraphReader(PacketStore store, int executions, int limit) {
    this.store = store;
    this.calls = new CallReader(store);
    this.executions = executions;
    this.limit = limit;
  }

  /** The graph of a method, which is in the store: {@link MethodFinder} has found its name. */
  public MethodGraph of(String method) throws StoreException {
    MethodTallies tallies = MethodTallies.of(store, method);
    List<Long> numbers = tallies.numbers();
    MethodFacts facts = MethodFacts.of(store, method);
    List<Revision> revisions = revisions(facts);
    long all = revisions.stream().mapToLong(Revision::calls).sum();
    List<Edge> callers = store.calls().callers(numbers, executions, limit);
    List<LinkedPacket> failures = store.calls().failures(numbers, MOST_FAILURES);
    return new MethodGraph(
        method,
        files(facts),
        all,
        Math.min(all, executions),
        revisions,
        store.calls().days(numbers, limit),
        callers,
        store.calls().callees(numbers, executions, limit),
        began(facts),
        passed(failures),
        failures.size(),
        tallies.isCut() || facts.isCut());
  }

  private static Set<String> files(MethodFacts facts) {
    Set<String> files = new TreeSet<>();
    facts.methods().forEach(fact -> files.add(fact.text("file")));
    files.remove("");
    return files;
  }

  private static List<Revision> revisions(MethodFacts facts) {
    List<Revision> revisions = new ArrayList<>();
    for (Fact fact : facts.methods()) {
      revisions.add(
          new Revision(
              fact.text("revision"),
              fact.number("calls"),
              fact.number("failed"),
              fact.number("blocked"),
              fact.number("passed"),
              fact.decimal("mean_ms"),
              fact.decimal("max_ms"),
              fact.text("first"),
              fact.text("last")));
    }
    revisions.sort(Comparator.comparing(Revision::last).reversed());
    return revisions;
  }

  private List<Began> began(MethodFacts facts) {
    List<Began> began = new ArrayList<>();
    for (Fact fact : facts.failures()) {
      began.add(
          new Began(
              fact.text("error"),
              fact.text("revision"),
              fact.number("count"),
              fact.text("first"),
              fact.text("last"),
              fact.latest("at"),
              fact.latest("trace_id")));
    }
    began.sort(Comparator.comparing(Began::last).reversed());
    return began.subList(0, Math.min(limit, began.size()));
  }

  /** The failures come latest first, so the first one of each kind is the latest. */
  private List<Passed> passed(List<LinkedPacket> failures) throws StoreException {
    Map<String, Passed> passed = new LinkedHashMap<>();
    Map<String, String> origins = new LinkedHashMap<>();
    for (LinkedPacket failure : failures) {
      Optional<Call> call = calls.of(failure);
      if (call.isPresent() && call.get().execution().isPassed()) {
        count(passed, call.get(), origin(origins, call.get().execution().detail("origin")));
      }
    }
    List<Passed> all = new ArrayList<>(passed.values());
    all.sort(Comparator.comparingLong(Passed::count).reversed());
    return all.subList(0, Math.min(limit, all.size()));
  }

  private static void count(Map<String, Passed> passed, Call call, String origin) {
    String error = call.execution().error();
    passed.merge(
        error + "\n" + origin,
        new Passed(error, origin, 1, PacketJson.time(call.packet().timestamp()), call.traceId()),
        (latest, other) ->
            new Passed(error, origin, latest.count() + 1, latest.last(), latest.traceId()));
  }

  private String origin(Map<String, String> known, String traceId) throws StoreException {
    String method = known.get(traceId);
    if (method == null) {
      method = calls.ofEvent(traceId).map(call -> call.execution().method()).orElse("");
      known.put(traceId, method);
    }
    return method;
  }
}
