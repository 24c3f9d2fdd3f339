package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.Sample.Failure;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.memory.learn.rule.DecisionList;
import dev.l9.trace.memory.learn.rule.InputTable;
import dev.l9.trace.memory.learn.rule.Rows;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.reader.stable.Hash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns conditions on the inputs that separate failed from successful executions, for each type of
 * error: a short decision list, such as {@code amount < 0}, or else {@code currency == "XXX"}.
 * Executions of which no inputs are known don't count.
 *
 * <p>A condition is found if chance explains it with a probability of at most 1 %, after the
 * correction for all conditions and types of errors that were tried: see {@link DecisionList}. It
 * is no cause: what was always given together can't be told apart. The confidence is the lower end
 * of the Wilson interval (95 %) of the share of different inputs that failed, among those of which
 * a rule holds.
 *
 * <p>It keeps up to 300 different inputs of each of eight types of errors, and 1,000 of successful
 * executions. If there were more, these are a sample, and the finding says so.
 */
public final class FailureConditionLearner implements Learner {

  private static final int MOST_ERRORS = 8;
  private static final int MOST_FAILED = 300;
  private static final int MOST_SUCCEEDED = 1_000;
  private static final double ALPHA = 0.01;
  private static final int MIN_FAILURES = 3;

  private final InputTable succeeded = new InputTable(MOST_SUCCEEDED);
  private final Map<FailureKind, FailedInputs> failed = new LinkedHashMap<>();
  private @Nullable Place place;

  @Override
  public void see(Sample sample) {
    if (sample.inputs().isEmpty()) {
      return;
    }
    place = sample.place();
    long input = Hash.of(JsonBytes.compact().value(new Fields(sample.inputs())).toString());
    Failure failure = sample.failure();
    if (failure == null) {
      succeeded.add(input, sample);
    } else if (failed.size() < MOST_ERRORS || failed.containsKey(FailureKind.of(failure))) {
      failed
          .computeIfAbsent(FailureKind.of(failure), kind -> new FailedInputs(MOST_FAILED))
          .add(input, sample);
    }
  }

  @Override
  public List<Finding> findings() {
    Map<FailureKind, FailedInputs> often = new LinkedHashMap<>(failed);
    often.values().removeIf(inputs -> inputs.table().executions() < MIN_FAILURES);
    List<Finding> findings = new ArrayList<>();
    often.forEach((kind, inputs) -> add(kind, inputs, ALPHA / often.size(), findings));
    findings.sort(
        Comparator.comparingDouble(Finding::confidence).reversed().thenComparing(Finding::subject));
    return findings;
  }

  private void add(FailureKind kind, FailedInputs inputs, double alpha, List<Finding> findings) {
    List<InputTable> others = new ArrayList<>(List.of(succeeded));
    failed.forEach(
        (other, table) -> {
          if (!other.equals(kind)) {
            others.add(table.table());
          }
        });
    Rows rows = new Rows(inputs.table(), others);
    DecisionList list = DecisionList.learn(rows, alpha);
    if (place != null && !list.rules().isEmpty()) {
      findings.add(new ConditionFinding(kind, rows, list).finding(place, inputs.revisions()));
    }
  }
}
