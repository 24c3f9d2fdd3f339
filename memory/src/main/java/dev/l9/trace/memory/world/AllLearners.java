package dev.l9.trace.memory.world;

import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.detect.InvariantLearner;
import dev.l9.trace.memory.learn.drift.ResultDriftLearner;
import dev.l9.trace.memory.learn.drift.TimeDrifts;
import dev.l9.trace.memory.learn.failure.FailureConditionLearner;
import dev.l9.trace.memory.learn.failure.FlakyLearner;
import dev.l9.trace.memory.learn.failure.RecurringFailureLearner;
import java.util.List;
import java.util.Set;

/** All learners that there are. */
public final class AllLearners {

  private AllLearners() {}

  /**
   * New ones.
   *
   * @param priors what is expected before anything ran
   */
  public static Learners with(Priors priors) {
    TimeDrifts times = new TimeDrifts();
    return new Learners(
        List.of(
            () -> new InvariantLearner(priors),
            FailureConditionLearner::new,
            () -> new RecurringFailureLearner(priors),
            FlakyLearner::new,
            ResultDriftLearner::new,
            times::learner),
        times::findings,
        Set.of(FindingKind.TIME_DRIFT));
  }
}
