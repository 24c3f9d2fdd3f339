package dev.l9.trace.memory.world;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.store.JvmRun;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Learns from all runs of a store but one, and checks that one. */
public final class RunLearner {

  private static final long MICROSECOND = 1_000;

  /** So many characters behind the last {@code _} of an event's id are those of its JVM. */
  private static final int LENGTH_OF_JVM = 5;

  private final PacketStore store;
  private final WorldModel model;
  private final Predicate<String> methods;
  private final double least;

  /**
   * @param methods which methods are checked
   * @param least the confidence that an invariant has to have
   */
  public RunLearner(PacketStore store, WorldModel model, Predicate<String> methods, double least) {
    this.store = store;
    this.model = model;
    this.methods = methods;
    this.least = least;
  }

  /**
   * The ids of the runs of a store that begin so. If the whole text is an id, of a run or of a JVM,
   * it is the only one.
   */
  public static Set<String> runs(PacketStore store, String beginning) throws StoreException {
    Set<String> found = new TreeSet<>();
    for (JvmRun jvm : store.jvms()) {
      if (jvm.run().equals(beginning) || jvm.jvm().equals(beginning)) {
        return Set.of(beginning);
      } else if (jvm.run().startsWith(beginning) && !jvm.run().isEmpty()) {
        found.add(jvm.run());
      }
    }
    return found;
  }

  /**
   * Checks a run of the store.
   *
   * @param run the id of a run, or of a JVM
   */
  public RunCheck check(String run) throws StoreException {
    Set<String> jvms =
        store.jvms().stream()
            .filter(jvm -> jvm.run().equals(run) || jvm.jvm().equals(run))
            .map(JvmRun::jvm)
            .collect(Collectors.toSet());
    RunCheck check = new RunCheck(least);
    LeftOut leftOut = new LeftOut(jvms);
    model.learn(methods, leftOut, check::expect);
    if (leftOut.first != null) {
      check.check(store, leftOut.times(), sample -> jvms.contains(jvm(sample)) && isMeant(sample));
    }
    return check;
  }

  /** Checks all that another store holds. JVMs that are in both count as those of the other one. */
  public RunCheck check(PacketStore other) throws StoreException {
    Set<String> jvms = new HashSet<>();
    SampleReader reader = new SampleReader(other);
    other.forEach(
        PacketFilter.CURRENT.ofTypes(WorldModel.EXECUTIONS),
        packet -> reader.read(packet).ifPresent(sample -> jvms.add(jvm(sample))));
    RunCheck check = new RunCheck(least);
    model.learn(methods, new LeftOut(jvms), check::expect);
    check.check(other, PacketFilter.CURRENT, this::isMeant);
    return check;
  }

  private boolean isMeant(Sample sample) {
    return methods.test(sample.place().method());
  }

  private static String jvm(Sample sample) {
    String id = sample.origin().traceId();
    int start = id.lastIndexOf('_') + 1;
    return id.substring(start, Math.min(id.length(), start + LENGTH_OF_JVM));
  }

  /** Takes executions of other JVMs, and remembers when those of these were. */
  private static final class LeftOut implements Predicate<Sample> {
    private final Set<String> jvms;
    private @Nullable Instant first;
    private Instant last = Instant.MIN;

    LeftOut(Set<String> jvms) {
      this.jvms = jvms;
    }

    @Override
    public boolean test(Sample sample) {
      if (!jvms.contains(jvm(sample))) {
        return true;
      }
      first = first == null || sample.start().isBefore(first) ? sample.start() : first;
      last = last.isBefore(sample.start()) ? sample.start() : last;
      return false;
    }

    PacketFilter times() {
      return PacketFilter.CURRENT.between(first, last.plusNanos(MICROSECOND));
    }
  }
}
