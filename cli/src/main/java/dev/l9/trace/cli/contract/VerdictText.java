package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Screen.Colour;
import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Shows a verdict as compilers show what is wrong. On a terminal a rule that thousands of files
 * violate doesn't hide another one that a single file violates; a file or a pipe gets all.
 */
final class VerdictText {

  private static final int MOST_OF_A_RULE = 10;

  private final Screen screen;
  private final StringBuilder out = new StringBuilder();
  private final Map<RuleId, Integer> counts = new EnumMap<>(RuleId.class);

  private VerdictText(Screen screen) {
    this.screen = screen;
  }

  static String of(Verdict verdict, Screen screen) {
    VerdictText text = new VerdictText(screen);
    text.print(verdict);
    return text.out.toString();
  }

  private void print(Verdict verdict) {
    long errors = 0;
    for (Violation violation : verdict.violations()) {
      errors += violation.severity() == Severity.ERROR ? 1 : 0;
      int count = counts.merge(violation.rule(), 1, Integer::sum);
      if (!screen.isTerminal() || count <= MOST_OF_A_RULE) {
        print(violation);
      }
    }
    leftOut();
    sum(verdict, errors, verdict.violations().size() - errors);
  }

  private void leftOut() {
    counts.forEach(
        (rule, count) -> {
          if (screen.isTerminal() && count > MOST_OF_A_RULE) {
            String more = "… and " + (count - MOST_OF_A_RULE) + " more of " + rule.id();
            line(more + "; l9 validate | less shows all");
          }
        });
  }

  private void sum(Verdict verdict, long errors, long warnings) {
    StringBuilder sum = new StringBuilder();
    sum.append(counted(verdict.files().size(), "file")).append(", ");
    sum.append(counted(errors, "error")).append(", ").append(counted(warnings, "warning"));
    if (!verdict.suppressed().isEmpty()) {
      sum.append(", ").append(verdict.suppressed().size()).append(" suppressed");
    }
    if (verdict.baselined() > 0) {
      sum.append(", ").append(verdict.baselined()).append(" in the baseline");
    }
    line(sum);
  }

  private void print(Violation violation) {
    String place = violation.path() + ":" + violation.line() + ":" + violation.column();
    String severity = violation.severity().name().toLowerCase(Locale.ROOT);
    Colour colour = violation.severity() == Severity.ERROR ? Colour.RED : Colour.YELLOW;
    line(
        screen.in(Colour.BOLD, PlainText.of(place) + ":")
            + " "
            + screen.in(colour, severity)
            + (" [" + violation.rule().id() + "] ")
            + PlainText.of(violation.message()));
    line("    " + screen.in(Colour.DIM, PlainText.of(violation.remedy())));
  }

  private void line(CharSequence text) {
    out.append(text).append('\n');
  }

  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
