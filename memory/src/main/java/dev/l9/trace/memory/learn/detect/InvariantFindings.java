package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Finding.Evidence;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Priors.Prior;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.memory.learn.invariant.Bounds;
import dev.l9.trace.memory.learn.invariant.Invariant;
import dev.l9.trace.memory.learn.statistics.Chance;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes findings of what was learnt of a method. */
final class InvariantFindings {

  private final Place place;
  private final List<String> revisions;

  InvariantFindings(Place place, List<String> revisions) {
    this.place = place;
    this.revisions = revisions;
  }

  /**
   * An invariant.
   *
   * @param expected what a seed expects, and holds by this; null if there is nothing
   */
  Finding invariant(Likely likely, List<UUID> examples, @Nullable Prior expected) {
    Map<String, CapturedValue> details = details(likely.invariant(), likely.count());
    int runs = likely.variables().stream().mapToInt(Variable::runs).min().orElse(0);
    details.put("runs", new Num(runs));
    return finding(
        FindingKind.INVARIANT,
        subject(likely.invariant()),
        likely.invariant().text(),
        likely.confidence(),
        new Evidence(likely.executions(), likely.executions(), examples, revisions),
        with(details, expected));
  }

  /** An invariant that holds, and is told since a seed expects it. */
  Finding expected(Expectation expectation) {
    long executions = expectation.executions;
    return finding(
        FindingKind.INVARIANT,
        subject(expectation.invariant) + " " + expectation.prior.id(),
        expectation.invariant.text(),
        Chance.confidence(Chance.ofExpected(expectation.count)),
        new Evidence(executions, executions, expectation.examples, revisions),
        with(details(expectation.invariant, expectation.count), expectation.prior));
  }

  /** What a seed expects, and doesn't hold. It was seen, so it is sure. */
  Finding broken(Expectation expectation) {
    String expects = expectation.invariant.text();
    return finding(
        FindingKind.BROKEN_EXPECTATION,
        subject(expectation.invariant) + " " + expectation.prior.id(),
        expectation.firstBreak + "; " + expects + " is expected (" + expectation.prior.id() + ")",
        1,
        new Evidence(expectation.broken, expectation.executions, expectation.breaking, revisions),
        with(details(expectation.invariant, expectation.count), expectation.prior));
  }

  private Finding finding(
      FindingKind kind,
      String subject,
      String says,
      double confidence,
      Evidence evidence,
      Map<String, CapturedValue> details) {
    return new Finding(kind, place, subject, says, confidence, evidence, new Fields(details));
  }

  /** The form and the variables: other bounds of the same variable replace the former ones. */
  private static String subject(Invariant invariant) {
    return invariant.variables().stream()
        .map(VariablePath::text)
        .collect(Collectors.joining(", ", invariant.form() + " of ", ""));
  }

  private static Map<String, CapturedValue> details(Invariant invariant, int count) {
    Map<String, CapturedValue> details = new LinkedHashMap<>();
    details.put("form", new Text(invariant.form()));
    details.put("expression", new Text(invariant.text()));
    List<CapturedValue> variables = new ArrayList<>();
    invariant.variables().forEach(variable -> variables.add(new Text(variable.text())));
    details.put("variables", new Items(variables));
    details.put("distinct", new Num(count));
    if (invariant instanceof Bounds bounds) {
      putBound(details, "lower", bounds.lower());
      putBound(details, "upper", bounds.upper());
    }
    return details;
  }

  private static void putBound(
      Map<String, CapturedValue> details, String name, Bounds.@Nullable Bound bound) {
    if (bound != null) {
      details.put(name, new Num(bound.number()));
    }
  }

  private static Map<String, CapturedValue> with(
      Map<String, CapturedValue> details, @Nullable Prior prior) {
    if (prior != null) {
      Map<String, CapturedValue> source = new LinkedHashMap<>();
      source.put("id", new Text(prior.id()));
      source.put("source", new Text(prior.source()));
      details.put("prior", new Fields(source));
    }
    return details;
  }
}
