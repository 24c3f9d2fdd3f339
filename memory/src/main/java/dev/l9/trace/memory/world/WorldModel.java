package dev.l9.trace.memory.world;

import dev.l9.trace.memory.fact.TallyKey;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Learns from all executions of a store. It reads them in the order of time, once for every so many
 * methods: memory is bounded by what learners keep of so many methods, and a little of each method,
 * however many executions there are. What it learns of the same executions is the same. Not safe
 * for use by several threads.
 */
public final class WorldModel {

  /** What learners keep of a method may be a megabyte, and is some kilobytes as a rule. */
  private static final int METHODS_AT_ONCE = 500;

  static final Set<PacketType> EXECUTIONS = Set.of(PacketType.TRACE, PacketType.TOOL_CALL);

  private final PacketStore store;
  private final Supplier<Learners> learners;
  private final int methodsAtOnce;

  /** Is told what was learnt. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Some methods, by their names. A method may come twice, with findings of other kinds. It may
     * use the store.
     */
    void learnt(List<LearntMethod> methods) throws StoreException;
  }

  /**
   * @param learners makes the learners of each pass
   */
  public WorldModel(PacketStore store, Supplier<Learners> learners) {
    this(store, learners, METHODS_AT_ONCE);
  }

  WorldModel(PacketStore store, Supplier<Learners> learners, int methodsAtOnce) {
    this.store = store;
    this.learners = learners;
    this.methodsAtOnce = methodsAtOnce;
  }

  /** The methods of which there are executions. */
  public SortedSet<String> methods() throws StoreException {
    SortedSet<String> methods = new TreeSet<>();
    for (String key : store.tallyKeys()) {
      methods.add(TallyKey.of(key).method());
    }
    return methods;
  }

  /**
   * Learns.
   *
   * @param methods of which methods
   * @param counted from which executions of them
   */
  public void learn(Predicate<String> methods, Predicate<Sample> counted, Listener listener)
      throws StoreException {
    Learners kinds = learners.get();
    List<String> all = methods().stream().filter(methods).toList();
    List<LearntMethod.Seen> seen = new ArrayList<>();
    for (int from = 0; from < all.size(); from += methodsAtOnce) {
      int to = Math.min(all.size(), from + methodsAtOnce);
      List<LearntMethod> some = learnt(kinds, Set.copyOf(all.subList(from, to)), counted);
      some.forEach(method -> seen.add(method.seen()));
      listener.learnt(some);
    }
    if (!kinds.kindsOfTogether().isEmpty()) {
      listener.learnt(together(kinds, seen));
    }
  }

  private List<LearntMethod> learnt(Learners kinds, Set<String> methods, Predicate<Sample> counted)
      throws StoreException {
    SampleReader reader = new SampleReader(store);
    SortedMap<String, MethodLearner> seen = new TreeMap<>();
    store.forEach(
        PacketFilter.CURRENT.ofTypes(EXECUTIONS).in(Set.of(), methods),
        packet ->
            reader
                .read(packet)
                .filter(counted)
                .ifPresent(
                    sample ->
                        seen.computeIfAbsent(
                                sample.place().method(),
                                method -> new MethodLearner(kinds.ofMethod(), sample.place()))
                            .see(sample)));
    List<LearntMethod> learnt = new ArrayList<>();
    seen.values().forEach(method -> learnt.add(method.learnt(kinds.kindsOfMethod())));
    return learnt;
  }

  private static List<LearntMethod> together(Learners kinds, List<LearntMethod.Seen> methods) {
    Map<String, List<Finding>> findings =
        kinds.together().get().stream()
            .collect(Collectors.groupingBy(finding -> finding.place().method()));
    List<LearntMethod> learnt = new ArrayList<>();
    for (LearntMethod.Seen method : methods) {
      List<Finding> ofMethod = findings.getOrDefault(method.place().method(), List.of());
      learnt.add(new LearntMethod(method, kinds.kindsOfTogether(), ofMethod));
    }
    return learnt;
  }
}
