package dev.l9.trace.contract.report;

import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers in a verdict. Immutable.
 *
 * @param governance how many files have each level: the contract's four, {@code other} and {@code
 *     none}, in this order, those that no file has too
 */
record VerdictCounts(
    int files, int compliant, int errors, int warnings, Map<String, Integer> governance) {

  private static final List<String> LEVELS = List.of("critical", "high", "medium", "low");
  private static final String OTHER = "other";
  private static final String NONE = "none";

  VerdictCounts {
    governance = Collections.unmodifiableMap(new LinkedHashMap<>(governance));
  }

  static VerdictCounts of(Verdict verdict) {
    Map<String, Integer> governance = new LinkedHashMap<>();
    LEVELS.forEach(level -> governance.put(level, 0));
    governance.put(OTHER, 0);
    governance.put(NONE, 0);
    int compliant = 0;
    for (Verdict.CheckedFile file : verdict.files()) {
      governance.merge(level(file.governanceLevel()), 1, Integer::sum);
      compliant += file.isCompliant() ? 1 : 0;
    }
    int errors =
        (int)
            verdict.violations().stream()
                .filter(violation -> violation.severity() == Severity.ERROR)
                .count();
    int warnings = verdict.violations().size() - errors;
    return new VerdictCounts(verdict.files().size(), compliant, errors, warnings, governance);
  }

  private static String level(String said) {
    if (LEVELS.contains(said)) {
      return said;
    }
    return said.isEmpty() ? NONE : OTHER;
  }
}
