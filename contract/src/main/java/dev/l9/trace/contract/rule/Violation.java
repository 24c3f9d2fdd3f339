package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.Comparator;

/**
 * One place at which a file violates a rule. Immutable.
 *
 * @param severity {@link Severity#ERROR} or {@link Severity#WARNING}
 * @param path the file, relative to the root of the project, with {@code /} between folders
 * @param line the line, from 1 on
 * @param column the column, from 1 on, in UTF-16 units
 * @param symbol what in the file is meant, such as a field's name: with rule and path it is the
 *     same for the same violation, wherever in the file it moves to
 * @param message what is wrong, in the words of the contract
 * @param remedy what to do
 */
public record Violation(
    RuleId rule,
    Severity severity,
    String path,
    int line,
    int column,
    String symbol,
    String message,
    String remedy)
    implements Comparable<Violation> {

  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::path)
          .thenComparing(Violation::line)
          .thenComparing(Violation::column)
          .thenComparing(Violation::rule)
          .thenComparing(Violation::symbol);

  public Violation {
    if (severity == Severity.OFF || line < 1 || column < 1) {
      throw new IllegalArgumentException(severity + " at " + line + ":" + column);
    }
  }

  /** By path, then by place. */
  @Override
  public int compareTo(Violation other) {
    return ORDER.compare(this, other);
  }
}
