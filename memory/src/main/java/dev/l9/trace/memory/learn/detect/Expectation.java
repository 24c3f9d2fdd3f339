package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.Priors.Prior;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.invariant.Bounds;
import dev.l9.trace.memory.learn.invariant.Invariant;
import dev.l9.trace.memory.learn.invariant.ListProperty;
import dev.l9.trace.memory.learn.invariant.ViolationText;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a seed expects of one variable of a method, and what was seen of it. */
final class Expectation {

  private static final int MOST_EXAMPLES = 5;
  private static final String VARIABLE = "it";

  final Prior prior;
  final Invariant invariant;
  final List<UUID> examples = new ArrayList<>();
  final List<UUID> breaking = new ArrayList<>();
  String firstBreak = "";

  /** In how many executions something could be said of it. */
  long executions;

  /** How many of them that hold count as evidence. */
  int count;

  long broken;

  private Expectation(Prior prior, Invariant invariant) {
    this.prior = prior;
    this.invariant = invariant;
  }

  /**
   * The expectation, if the prior is about this method and variable. One whose text is no invariant
   * expects nothing: a seed that can't be read isn't to end the learning of a method.
   *
   * @param method such as {@code com.acme.Orders#total}
   */
  static Optional<Expectation> of(Prior prior, String method, VariablePath variable) {
    String simple = method.substring(method.indexOf('#') + 1);
    boolean isMeant =
        variable.steps().isEmpty()
            && variable.measure() == VariablePath.Measure.VALUE
            && isNamed(prior.methods(), simple)
            && isNamed(prior.variable(), variable.root());
    return isMeant
        ? parsed(prior.expects())
            .map(invariant -> new Expectation(prior, invariant.replace(VARIABLE, variable)))
        : Optional.empty();
  }

  private static Optional<Invariant> parsed(String expects) {
    try {
      return Optional.of(Invariant.parse(expects));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isNamed(String patterns, String name) {
    for (String pattern : patterns.split("\\|", -1)) {
      String[] parts = pattern.strip().split("\\*", -1);
      StringBuilder expression = new StringBuilder();
      for (int i = 0; i < parts.length; i++) {
        expression.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
      }
      if (Pattern.matches(expression.toString(), name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing is left to tell if the other one is told. */
  boolean followsFrom(Invariant other) {
    if (other instanceof Bounds inner && invariant instanceof Bounds outer) {
      return inner.implies(outer);
    }
    return other.text().equals(invariant.text());
  }

  void see(Sample sample, Values values, boolean isCounted) {
    Optional<Boolean> holds = isApplicable(values) ? invariant.holds(values) : Optional.empty();
    if (holds.isEmpty()) {
      return;
    }
    executions++;
    if (holds.get()) {
      count += isCounted ? 1 : 0;
      addTo(examples, sample);
      return;
    }
    if (broken == 0) {
      firstBreak = ViolationText.was(ViolationText.texts(invariant, values));
    }
    broken++;
    addTo(breaking, sample);
  }

  private static void addTo(List<UUID> packets, Sample sample) {
    if (packets.size() < MOST_EXAMPLES) {
      packets.add(sample.packet());
    }
  }

  /** A seed means numbers or lists: a text of the same name breaks nothing. */
  private boolean isApplicable(Values values) {
    for (VariablePath variable : invariant.variables()) {
      if (values.read(variable) instanceof Reading.Known known && !isOfKind(known.value())) {
        return false;
      }
    }
    return true;
  }

  private boolean isOfKind(CapturedValue value) {
    if (invariant instanceof Bounds) {
      return value instanceof Num;
    }
    return !(invariant instanceof ListProperty) || value instanceof Items;
  }
}
