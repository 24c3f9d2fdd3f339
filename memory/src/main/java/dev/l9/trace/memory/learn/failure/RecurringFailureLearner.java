package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.Sample.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns which failures occurred in more than one run, by their causes: the type of the exception,
 * that of its root cause, the file in which it was thrown, and then the line or the message (see
 * {@link FailureCause}). It says in which revisions they occurred, where they stopped, and where
 * they came back (see {@link CauseHistory}). An exception that began in another execution counts
 * there.
 *
 * <p>The confidence says how alike the failures are: 1 if their messages have one form or they came
 * from one line, else the share of equal words; times the probability that what is said to have
 * stopped did so.
 *
 * <p>It keeps up to 50 causes, and what it knows of 200 runs.
 */
public final class RecurringFailureLearner implements Learner {

  private static final int MOST_CAUSES = 50;

  private final Priors priors;
  private final List<FailureCause> causes = new ArrayList<>();
  private final Timeline timeline = new Timeline();

  /** Quotes hints on errors where one fits. */
  public RecurringFailureLearner(Priors priors) {
    this.priors = priors;
  }

  @Override
  public void see(Sample sample) {
    Stretch stretch = timeline.of(sample.origin());
    stretch.count();
    Failure failure = sample.failure();
    if (failure != null && !failure.isPassed()) {
      FailureCause cause = cause(sample, failure);
      if (cause != null) {
        stretch.count(cause);
      }
    }
  }

  private @Nullable FailureCause cause(Sample sample, Failure failure) {
    FailureCause best = null;
    double likeness = 0;
    for (FailureCause cause : causes) {
      double found = cause.likeness(sample, failure);
      if (found > likeness) {
        best = cause;
        likeness = found;
      }
    }
    if (best != null) {
      best.add(sample, failure);
    } else if (causes.size() < MOST_CAUSES) {
      best = new FailureCause(sample, failure);
      causes.add(best);
    }
    return best;
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (FailureCause cause : causes) {
      CauseHistory history = new CauseHistory(timeline, cause);
      if (history.failedRuns() > 1) {
        findings.add(new RecurringFinding(cause, history, priors).finding());
      }
    }
    findings.sort(
        Comparator.comparingDouble(Finding::confidence)
            .reversed()
            .thenComparing(finding -> -finding.evidence().supporting())
            .thenComparing(Finding::subject));
    return findings;
  }
}
