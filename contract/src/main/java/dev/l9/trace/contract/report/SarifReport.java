package dev.l9.trace.contract.report;

import dev.l9.trace.contract.rule.RuleHelp;
import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A verdict in SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), as services that
 * host repositories show it. These keep 5,000 results, so no more are written: those that count go
 * before suppressed ones, errors before warnings. Equal verdicts give equal bytes.
 */
public final class SarifReport {

  /** As many results are written. */
  static final int MOST = 5_000;

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String ROOT = "SRCROOT";

  private static final List<RuleId> RULES = List.of(RuleId.values());

  private final Verdict verdict;
  private final JsonWriter json = JsonWriter.onLines(JsonBytes.compact(), 1 << 20);
  private final Fingerprints fingerprints = new Fingerprints();

  /** A violation, with why it doesn't count; null if it does. */
  private record Result(Violation violation, boolean isSuppressed, String reason) {}

  private SarifReport(Verdict verdict) {
    this.verdict = verdict;
  }

  /**
   * The report.
   *
   * @param time when the check was made
   * @param version that of {@code l9}
   */
  public static String of(Verdict verdict, Instant time, String version) {
    return new SarifReport(verdict).write(time, version);
  }

  private String write(Instant time, String version) {
    List<Result> results = results();
    json.beginObject().key("$schema").value(SCHEMA).key("version").value("2.1.0");
    json.key("runs").beginArray().beginObject();
    tool(version);
    json.key("columnKind").value("utf16CodeUnits");
    json.key("originalUriBaseIds").beginObjectOnOneLine();
    text(json.key(ROOT).beginObjectOnOneLine(), "description", "The root folder of the project.");
    json.end().end();
    invocation(time, results.size());
    json.key("results").beginArray();
    results.stream().limit(MOST).forEach(this::result);
    return json.end().end().end().end() + "\n";
  }

  private List<Result> results() {
    List<Result> results = new ArrayList<>();
    verdict.violations().forEach(violation -> results.add(new Result(violation, false, "")));
    verdict
        .suppressed()
        .forEach(found -> results.add(new Result(found.violation(), true, found.reason())));
    results.sort(
        Comparator.comparing(Result::isSuppressed)
            .thenComparing(result -> result.violation.severity()));
    return results;
  }

  private void tool(String version) {
    json.key("tool").beginObject().key("driver").beginObject();
    json.key("name").value("l9").key("version").value(version);
    json.key("rules").beginArray();
    for (RuleId rule : RULES) {
      json.beginObjectOnOneLine().key("id").value(rule.id());
      text(json, "shortDescription", rule.title());
      text(json, "help", RuleHelp.of(rule));
      json.end();
    }
    json.end().end().end();
  }

  private static void text(JsonWriter json, String key, String text) {
    json.key(key).beginObjectOnOneLine().key("text").value(text).end();
  }

  private void invocation(Instant time, int results) {
    json.key("invocations").beginArray().beginObject();
    json.key("executionSuccessful").value(new CapturedValue.Bool(true));
    json.key("endTimeUtc").value(time.toString());
    json.key("toolExecutionNotifications").beginArray();
    verdict.notes().forEach(note -> notification("warning", VisibleText.lines(note)));
    if (results > MOST) {
      notification(
          "warning",
          String.format(
              Locale.ROOT,
              "%,d of %,d results are left out, since services keep %,d; l9 validate --format json"
                  + " has all",
              results - MOST,
              results,
              MOST));
    }
    if (verdict.baselined() > 0) {
      notification("note", verdict.baselined() + " accepted violations are in the baseline");
    }
    json.end().end().end();
  }

  private void notification(String level, String message) {
    text(json.beginObjectOnOneLine().key("level").value(level), "message", message);
    json.end();
  }

  private void result(Result result) {
    Violation violation = result.violation;
    boolean isError = violation.severity() == Severity.ERROR;
    json.beginObjectOnOneLine().key("ruleId").value(violation.rule().id());
    json.key("ruleIndex").value(RULES.indexOf(violation.rule()));
    json.key("level").value(isError ? "error" : "warning");
    text(json, "message", message(violation));
    json.key("locations").beginArray().beginObjectOnOneLine();
    json.key("physicalLocation").beginObjectOnOneLine();
    json.key("artifactLocation").beginObjectOnOneLine();
    json.key("uri").value(RelativeUri.of(violation.path())).key("uriBaseId").value(ROOT).end();
    json.key("region").beginObjectOnOneLine().key("startLine").value(violation.line());
    json.key("startColumn").value(violation.column()).end().end().end().end();
    String fingerprint = fingerprints.of(violation);
    json.key("partialFingerprints").beginObjectOnOneLine();
    json.key("primaryLocationLineHash").value(fingerprint);
    json.key("rulePathSymbol/v1").value(fingerprint).end();
    suppressions(result);
    json.end();
  }

  private void suppressions(Result result) {
    json.key("suppressions").beginArray();
    if (result.isSuppressed) {
      json.beginObjectOnOneLine().key("kind").value("inSource");
      json.key("justification").value(VisibleText.lines(result.reason)).end();
    }
    json.end();
  }

  /** In a message, brackets before a parenthesis are a link, unless they are escaped. */
  private static String message(Violation violation) {
    String text = violation.message();
    String remedy = violation.remedy();
    String both = remedy.isEmpty() ? text : text + "\n" + remedy;
    String visible = VisibleText.lines(both);
    return visible.contains("](")
        ? visible.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        : visible;
  }
}
