package dev.l9.trace.maven;

import static dev.l9.trace.maven.ContractMojo.counted;
import static dev.l9.trace.maven.ContractMojo.shown;

import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;

/** Says in Maven's log what a verdict says, with places as compilers name them. */
final class VerdictLog {

  private final Log log;
  private final Path root;
  private final boolean fails;

  /**
   * Says nothing yet.
   *
   * @param fails whether errors fail the build; if not, they are warnings
   */
  VerdictLog(Log log, Path root, boolean fails) {
    this.log = log;
    this.root = root;
    this.fails = fails;
  }

  /** Says it, and returns the number of errors. */
  long say(Verdict verdict) {
    verdict.notes().forEach(note -> log.warn(shown(note)));
    long errors = 0;
    for (Violation violation : verdict.violations()) {
      boolean isError = violation.severity() == Severity.ERROR;
      errors += isError ? 1 : 0;
      if (isError && fails) {
        log.error(text(violation));
      } else {
        log.warn(text(violation));
      }
    }
    log.info(sum(verdict, errors));
    return errors;
  }

  private String text(Violation violation) {
    return shown(root.resolve(violation.path()).toString())
        + ":"
        + violation.line()
        + ":"
        + violation.column()
        + ": ["
        + violation.rule().id()
        + "] "
        + shown(violation.message())
        + "; "
        + shown(violation.remedy());
  }

  private static String sum(Verdict verdict, long errors) {
    StringBuilder sum = new StringBuilder();
    sum.append(counted(verdict.files().size(), "file")).append(" checked: ");
    sum.append(counted(errors, "error")).append(", ");
    sum.append(counted(verdict.violations().size() - errors, "warning"));
    if (!verdict.suppressed().isEmpty()) {
      sum.append(", ").append(verdict.suppressed().size()).append(" suppressed");
    }
    if (verdict.baselined() > 0) {
      sum.append(", ").append(verdict.baselined()).append(" in the baseline");
    }
    return sum.toString();
  }
}
