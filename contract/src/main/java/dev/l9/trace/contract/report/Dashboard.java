package dev.l9.trace.contract.report;

import dev.l9.trace.contract.audit.AuditMetrics;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.spec.Contract.Alerts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What the page of a check shows: the verdict, and the four figures by which a project is watched.
 * Immutable.
 *
 * @param project the project's name
 * @param verdict what the check says, of which are the compliance rate and the governance levels
 * @param metrics what the audit log says, of which are the failed generations and the remedies of
 *     the last {@link AuditMetrics#WINDOW}
 * @param alerts the figures from which on the page warns
 * @param time when the check was made
 */
public record Dashboard(
    String project, Verdict verdict, AuditMetrics metrics, Alerts alerts, Instant time) {

  /** How many percent of the files comply; empty without files. */
  public OptionalDouble complianceRate() {
    VerdictCounts counts = VerdictCounts.of(verdict);
    return rate(counts.compliant(), counts.files());
  }

  /** How many files could not be generated of late. */
  public long generationFailures() {
    return metrics.recent().failedGenerations();
  }

  /** How many percent of the files that were to be mended of late were; empty without them. */
  public OptionalDouble remediationSuccess() {
    return rate(metrics.recent().fixed(), metrics.recent().fixes());
  }

  static OptionalDouble rate(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * part / whole);
  }

  boolean isComplianceLow() {
    return isBelow(complianceRate(), alerts.complianceBelow());
  }

  boolean areFailuresHigh() {
    return generationFailures() > alerts.failuresAbove();
  }

  boolean isRemediationLow() {
    return isBelow(remediationSuccess(), alerts.remediationBelow());
  }

  private static boolean isBelow(OptionalDouble rate, double limit) {
    return rate.isPresent() && rate.getAsDouble() < limit;
  }

  /** The figures that are beyond their limits, as sentences. */
  public List<String> alertTexts() {
    List<String> texts = new ArrayList<>();
    if (isComplianceLow()) {
      texts.add(below("The compliance rate", complianceRate(), alerts.complianceBelow()));
    }
    if (areFailuresHigh()) {
      texts.add(
          generationFailures()
              + " generations failed in the last "
              + AuditMetrics.WINDOW.toDays()
              + " days, more than "
              + alerts.failuresAbove()
              + ".");
    }
    if (isRemediationLow()) {
      texts.add(below("The remediation success", remediationSuccess(), alerts.remediationBelow()));
    }
    return texts;
  }

  private static String below(String what, OptionalDouble rate, double limit) {
    return what + " is " + percent(rate) + ", below " + percent(OptionalDouble.of(limit)) + ".";
  }

  /** Percent with one decimal, cut and not rounded: what isn't whole never shows as 100. */
  static String percent(OptionalDouble rate) {
    if (rate.isEmpty()) {
      return "–";
    }
    double cut = Math.floor(rate.getAsDouble() * 10 + 1e-9) / 10;
    boolean isWhole = cut == Math.rint(cut);
    return String.format(Locale.ROOT, isWhole ? "%.0f %%" : "%.1f %%", cut);
  }
}
