package dev.l9.trace.cli.contract;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.Locale;

/** Shows a verdict as compilers show what is wrong. */
final class VerdictText {

  private final StringBuilder out = new StringBuilder();

  private VerdictText() {}

  static String of(Verdict verdict) {
    VerdictText text = new VerdictText();
    text.print(verdict);
    return text.out.toString();
  }

  private void print(Verdict verdict) {
    long errors = 0;
    for (Violation violation : verdict.violations()) {
      errors += violation.severity() == Severity.ERROR ? 1 : 0;
      print(violation);
    }
    long warnings = verdict.violations().size() - errors;
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
    String rule = " [" + violation.rule().id() + "]";
    line(PlainText.of(place + ": " + severity + rule + " " + violation.message()));
    line("    " + PlainText.of(violation.remedy()));
  }

  private void line(CharSequence text) {
    out.append(text).append('\n');
  }

  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
