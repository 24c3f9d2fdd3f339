package dev.l9.trace.contract.report;

import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import java.time.Instant;
import java.util.Locale;

/**
 * A verdict as JSON; {@code docs/contract-reports.md} has the keys. Each violation is one line.
 * Equal verdicts give equal bytes.
 */
public final class JsonReport {

  private JsonReport() {}

  /**
   * The report.
   *
   * @param time when the check was made
   */
  public static String of(Verdict verdict, Instant time) {
    VerdictCounts counts = VerdictCounts.of(verdict);
    JsonWriter json = JsonWriter.onLines(JsonBytes.compact(), 1 << 20).beginObject();
    json.key("time").value(time.toString());
    json.key("files").value(counts.files()).key("compliant").value(counts.compliant());
    json.key("errors").value(counts.errors()).key("warnings").value(counts.warnings());
    json.key("baselined").value(verdict.baselined());
    json.key("governance").beginObjectOnOneLine();
    counts.governance().forEach((level, files) -> json.key(level).value(files));
    json.end().key("violations").beginArray();
    for (Violation violation : verdict.violations()) {
      write(json.beginObjectOnOneLine(), violation).end();
    }
    json.end().key("suppressed").beginArray();
    for (Verdict.Suppressed suppressed : verdict.suppressed()) {
      write(json.beginObjectOnOneLine(), suppressed.violation());
      json.key("reason").value(suppressed.reason()).end();
    }
    json.end().key("notes").beginArray();
    verdict.notes().forEach(json::value);
    return json.end().end() + "\n";
  }

  private static JsonWriter write(JsonWriter json, Violation violation) {
    json.key("rule").value(violation.rule().id());
    json.key("severity").value(violation.severity().name().toLowerCase(Locale.ROOT));
    json.key("path").value(violation.path()).key("line").value(violation.line());
    json.key("column").value(violation.column()).key("symbol").value(violation.symbol());
    return json.key("message").value(violation.message()).key("remedy").value(violation.remedy());
  }
}
