package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.Priors.Prior;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.memory.learn.statistics.Chance;
import dev.l9.trace.memory.learn.statistics.DistinctExecutions;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.SameValue;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariableFinder;
import dev.l9.trace.memory.learn.value.VariablePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Learns what always held for the arguments and the result of a method, in the executions that
 * succeeded. Executions that failed, and events without values, are passed over.
 *
 * <p>It follows 40 variables of a method, the first ones level by level, all pairs of them (780),
 * and the triples of ten numbers (720); what is beyond isn't learnt. It remembers some hundred
 * kilobytes at most. Not safe for use by several threads.
 *
 * <p>The forms and the statistics follow Ernst, Cockrell, Griswold and Notkin, "Dynamically
 * Discovering Likely Program Invariants to Support Program Evolution", IEEE Transactions on
 * Software Engineering 27 (2001); {@link Chance} and the classes of this package say where they
 * differ.
 */
public final class InvariantLearner implements Learner {

  /** Invariants of less confidence aren't told. */
  public static final double DEFAULT_LIMIT = 0.99;

  private static final int MOST_VARIABLES = 40;
  private static final int ALWAYS_FIND = 64;
  private static final int MOST_REVISIONS = 100;

  private final Priors priors;
  private final double limit;
  private final Map<VariablePath, Variable> variables = new LinkedHashMap<>();
  private final Relations relations = new Relations();
  private final List<Expectation> expectations = new ArrayList<>();
  private final DistinctExecutions distinct = new DistinctExecutions();
  private final DistinctExecutions distinctOfRuns = new DistinctExecutions();
  private final VolatileValues volatileValues = new VolatileValues();
  private final Pool pool = new Pool();
  private final Set<String> revisions = new LinkedHashSet<>();
  private int count;
  private @Nullable Place place;

  /** A learner with the {@link #DEFAULT_LIMIT}. */
  public InvariantLearner(Priors priors) {
    this(priors, DEFAULT_LIMIT);
  }

  /**
   * A learner.
   *
   * @param priors what is expected, of all methods
   * @param limit the least confidence, from 0 to 1
   */
  public InvariantLearner(Priors priors, double limit) {
    this.priors = priors;
    this.limit = limit;
  }

  @Override
  public void see(Sample sample) {
    if (!sample.isSuccess() || !sample.hasValues()) {
      return;
    }
    place = sample.place();
    if (!sample.origin().revision().isEmpty() && revisions.size() < MOST_REVISIONS) {
      revisions.add(sample.origin().revision());
    }
    volatileValues.at(sample.start());
    long key = volatileValues.key(sample);
    long run = SameValue.key(sample.origin().run());
    Weight weight =
        new Weight(distinct.counts(key), distinctOfRuns.counts(SameValue.mix(key, run, 0)), run);
    Values values = Values.of(sample);
    if (weight.isCountedOfRun()) {
      findVariables(sample, values);
    }
    Row row = row(sample, values, weight);
    relations.see(row, weight.isCounted());
    expectations.forEach(one -> one.see(sample, values, weight.isCountedOfRun()));
    if (weight.isCounted()) {
      count++;
      pool.add(SameValue.mix(key, run, count), row);
      relations.addTriples(count, List.copyOf(variables.values()), pool);
    }
  }

  private void findVariables(Sample sample, Values values) {
    if (variables.size() == MOST_VARIABLES || !isTimeToFind()) {
      return;
    }
    for (VariablePath path : VariableFinder.find(values, MOST_VARIABLES)) {
      if (variables.size() < MOST_VARIABLES && !variables.containsKey(path)) {
        Variable variable = new Variable(path, variables.size());
        relations.addVariable(variable, List.copyOf(variables.values()));
        variables.put(path, variable);
        for (Prior prior : priors.expected()) {
          Expectation.of(prior, sample.place().method(), path).ifPresent(expectations::add);
        }
      }
    }
  }

  /** Always at first; later there is seldom another one, and to look for it takes time. */
  private boolean isTimeToFind() {
    return count < ALWAYS_FIND || Integer.bitCount(count) == 1;
  }

  private Row row(Sample sample, Values values, Weight weight) {
    Reading[] readings = new Reading[variables.size()];
    for (Variable variable : variables.values()) {
      readings[variable.index] = values.read(variable.path);
      variable.see(readings[variable.index], weight, volatileValues);
    }
    return new Row(sample.packet(), readings);
  }

  @Override
  public List<Finding> findings() {
    if (place == null) {
      return List.of();
    }
    InvariantFindings findings = new InvariantFindings(place, List.copyOf(revisions));
    List<Finding> all = new ArrayList<>();
    List<Likely> told = Redundancy.without(likely());
    for (Likely one : told) {
      Prior prior = priorOf(one).map(expectation -> expectation.prior).orElse(null);
      all.add(findings.invariant(one, pool.examples(one.variables()), prior));
    }
    for (Expectation expectation : expectations) {
      if (expectation.broken > 0) {
        all.add(findings.broken(expectation));
      } else if (isSure(expectation) && !isTold(expectation, told)) {
        all.add(findings.expected(expectation));
      }
    }
    all.sort(Comparator.comparingDouble(Finding::confidence).reversed());
    return List.copyOf(all);
  }

  private List<Likely> likely() {
    List<Likely> likely = new ArrayList<>();
    variables.values().forEach(variable -> likely.addAll(OneVariable.find(variable, limit)));
    likely.addAll(relations.likely(pool, limit));
    return likely;
  }

  private boolean isSure(Expectation expectation) {
    return Chance.confidence(Chance.ofExpected(expectation.count)) >= limit;
  }

  private static boolean isTold(Expectation expectation, List<Likely> told) {
    return told.stream().anyMatch(one -> expectation.followsFrom(one.invariant()));
  }

  private Optional<Expectation> priorOf(Likely likely) {
    return expectations.stream().filter(one -> one.followsFrom(likely.invariant())).findFirst();
  }
}
