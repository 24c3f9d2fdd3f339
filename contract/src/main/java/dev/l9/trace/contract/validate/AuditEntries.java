package dev.l9.trace.contract.validate;

import dev.l9.trace.contract.audit.AuditAction;
import dev.l9.trace.contract.audit.AuditEntry;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Verdict.CheckedFile;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the audit log says of a check. */
final class AuditEntries {

  private AuditEntries() {}

  /** An entry for each file; the reason of a failure is its first violation that is an error. */
  static List<AuditEntry> of(Verdict verdict, Instant now) {
    Map<String, String> reasons = new HashMap<>();
    for (Violation violation : verdict.violations()) {
      if (violation.severity() == Severity.ERROR) {
        reasons.putIfAbsent(violation.path(), violation.message());
      }
    }
    List<AuditEntry> entries = new ArrayList<>();
    for (CheckedFile file : verdict.files()) {
      String reason = reasons.get(file.path());
      entries.add(
          reason == null
              ? AuditEntry.pass(now, AuditAction.VALIDATE, file.path(), file.componentId())
              : AuditEntry.fail(
                  now, AuditAction.VALIDATE, file.path(), file.componentId(), reason));
    }
    return entries;
  }
}
