package dev.l9.trace.memory.world;

import dev.l9.trace.memory.fact.Execution;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.invariant.LearntInvariant;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds a run against what was learnt from others: which invariants it violates, and which types of
 * exceptions begin where they hadn't before. Not safe for use by several threads.
 */
public final class RunCheck {

  private static final ExpectedMethod NOTHING = new ExpectedMethod();

  private final Map<String, ExpectedMethod> expected = new HashMap<>();
  private final Map<String, Long> executions = new HashMap<>();
  private final Map<Object, BrokenRule> broken = new LinkedHashMap<>();
  private final OpenCalls calls = new OpenCalls();
  private final double least;
  private long checked;
  private long answers;

  /** A type of exception that is new in a method. */
  private record NewError(String method, String error) {}

  /**
   * @param least the confidence that an invariant has to have
   */
  public RunCheck(double least) {
    this.least = least;
  }

  /** Expects what was learnt. */
  public void expect(List<LearntMethod> methods) {
    for (LearntMethod method : methods) {
      expected.computeIfAbsent(method.method(), name -> new ExpectedMethod()).add(method, least);
    }
  }

  /** How many invariants are expected. */
  public long rules() {
    return expected.values().stream().mapToLong(method -> method.rules().size()).sum();
  }

  /** Checks the executions of a store, in the order of time. */
  public void check(PacketStore store, PacketFilter filter, Predicate<Sample> checked)
      throws StoreException {
    SampleReader reader = new SampleReader(store);
    store.forEach(
        filter.ofTypes(WorldModel.EXECUTIONS),
        packet -> reader.read(packet).filter(checked).ifPresent(sample -> check(packet, sample)));
  }

  private void check(Packet packet, Sample sample) {
    checked++;
    String method = sample.place().method();
    executions.merge(method, 1L, Long::sum);
    OpenCalls.Call call =
        calls.begin(sample.origin().traceId(), Execution.of(packet).text("parent_id"));
    ExpectedMethod before = expected.getOrDefault(method, NOTHING);
    Sample.@Nullable Failure failure = sample.failure();
    if (failure == null) {
      Values values = Values.of(sample);
      for (LearntInvariant rule : before.rules()) {
        rule.invariant()
            .holds(values)
            .ifPresent(holds -> answer(rule, sample, holds ? null : call));
      }
    } else if (!failure.isPassed() && !before.isKnown(failure.error())) {
      broken
          .computeIfAbsent(
              new NewError(method, failure.error()),
              key -> BrokenRule.failure(sample, before.executions()))
          .see(call, sample);
    }
  }

  private void answer(LearntInvariant rule, Sample sample, OpenCalls.@Nullable Call call) {
    answers++;
    broken(rule, sample).see(call, sample);
  }

  private BrokenRule broken(LearntInvariant rule, Sample sample) {
    return broken.computeIfAbsent(
        List.of(sample.place().method(), rule), key -> BrokenRule.invariant(sample, rule));
  }

  /** Whether the executions could break an invariant: they have values, and are of such methods. */
  public boolean hasAnswers() {
    return answers > 0;
  }

  /** How many executions were checked. */
  public long checked() {
    return checked;
  }

  /**
   * What broke: first what is the origin of the rest, as far as calls and times tell, and then the
   * surest. What broke in one method is together.
   */
  public List<Breakage> broken() {
    return BrokenRule.ranked(broken.values(), executions);
  }
}
