package dev.l9.trace.memory.world;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.world.LearntMethod.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has all learners see the executions of one method. Not safe for use by several threads. */
final class MethodLearner {

  private final List<Learner> learners = new ArrayList<>();
  private final Set<String> errors = new HashSet<>();
  private Sample.Place place;
  private long executions;
  private long withValues;
  private Instant last = Instant.MIN;

  MethodLearner(List<Supplier<Learner>> kinds, Sample.Place place) {
    kinds.forEach(kind -> learners.add(kind.get()));
    this.place = place;
  }

  void see(Sample sample) {
    executions++;
    withValues += sample.hasValues() ? 1 : 0;
    place = sample.place();
    last = sample.start();
    Sample.@Nullable Failure failure = sample.failure();
    if (failure != null && !failure.isPassed() && errors.size() < Seen.MOST_ERRORS) {
      errors.add(failure.error());
    }
    learners.forEach(learner -> learner.see(sample));
  }

  LearntMethod learnt(Set<FindingKind> kinds) {
    List<Finding> findings = new ArrayList<>();
    learners.forEach(learner -> findings.addAll(learner.findings()));
    findings.sort(Comparator.comparingDouble(Finding::confidence).reversed());
    return new LearntMethod(new Seen(place, executions, withValues, last, errors), kinds, findings);
  }
}
