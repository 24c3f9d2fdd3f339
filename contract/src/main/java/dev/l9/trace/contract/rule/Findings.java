package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.meta.Position;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the violations of one file. Not thread-safe. */
final class Findings {

  private final Contract contract;
  private final String path;
  private final List<Violation> violations = new ArrayList<>();

  Findings(Contract contract, String path) {
    this.contract = contract;
    this.path = path;
  }

  /**
   * A violation, in the words of the contract where it has some for this rule.
   *
   * @param symbol see {@link Violation#symbol}
   * @param words the message, unless the contract has its own
   * @param names what stands in place of the names in braces in the contract's message
   */
  void add(
      RuleId rule,
      Position at,
      String symbol,
      String words,
      Map<String, String> names,
      String remedy) {
    String template = contract.checks().messages().getOrDefault(rule.id(), words);
    for (Map.Entry<String, String> name : names.entrySet()) {
      template = template.replace("{" + name.getKey() + "}", name.getValue());
    }
    add(rule, Severity.ERROR, at, symbol, template, remedy);
  }

  /** A violation in words of our own. */
  void add(RuleId rule, Severity most, Position at, String symbol, String message, String remedy) {
    Severity severity = contract.checks().severities().getOrDefault(rule.id(), Severity.ERROR);
    if (severity == Severity.OFF) {
      return;
    }
    Severity shown = most == Severity.WARNING ? most : severity;
    violations.add(
        new Violation(rule, shown, path, at.line(), at.column(), symbol, message, remedy));
  }

  List<Violation> violations() {
    return violations;
  }
}
