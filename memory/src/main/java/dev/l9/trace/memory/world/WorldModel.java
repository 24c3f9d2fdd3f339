package dev.l9.trace.memory.world;

import dev.l9.trace.memory.fact.TallyKey;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Learns from all executions of a store. It reads them in the order of time, once for every so many
 * methods: memory is bounded by what learners keep of so many methods, however many executions and
 * methods there are. What it learns of the same executions is the same. Not safe for use by several
 * threads.
 */
public final class WorldModel {

  /** What is kept of a method may be a megabyte, and is some kilobytes as a rule. */
  private static final int METHODS_AT_ONCE = 500;

  private static final Set<PacketType> EXECUTIONS = Set.of(PacketType.TRACE, PacketType.TOOL_CALL);

  private final PacketStore store;
  private final List<Supplier<Learner>> learners;
  private final int methodsAtOnce;

  /** Is told what was learnt. */
  @FunctionalInterface
  public interface Listener {

    /** Some methods, by their names. It may use the store. */
    void learnt(List<LearntMethod> methods) throws StoreException;
  }

  /**
   * @param learners what makes the learners of a method
   */
  public WorldModel(PacketStore store, List<Supplier<Learner>> learners) {
    this(store, learners, METHODS_AT_ONCE);
  }

  WorldModel(PacketStore store, List<Supplier<Learner>> learners, int methodsAtOnce) {
    this.store = store;
    this.learners = List.copyOf(learners);
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
    List<String> all = methods().stream().filter(methods).toList();
    for (int from = 0; from < all.size(); from += methodsAtOnce) {
      int to = Math.min(all.size(), from + methodsAtOnce);
      listener.learnt(learnt(Set.copyOf(all.subList(from, to)), counted));
    }
  }

  private List<LearntMethod> learnt(Set<String> methods, Predicate<Sample> counted)
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
                                method -> new MethodLearner(learners, sample.place()))
                            .see(sample)));
    List<LearntMethod> learnt = new ArrayList<>();
    seen.values().forEach(method -> learnt.add(method.learnt()));
    return learnt;
  }
}
