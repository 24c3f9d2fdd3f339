package dev.l9.trace.memory.learn.drift;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Finding.Evidence;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.reader.stats.TimeShifts.Shift;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells of a method whose times have moved.
 *
 * @param compared how many methods were compared
 */
record TimeFinding(
    Place place, RevisionTimes before, RevisionTimes after, Shift<?> shift, int compared) {

  private static final double NANOS_PER_MS = 1e6;
  private static final MathContext THREE_DIGITS = new MathContext(3);

  Finding finding() {
    List<UUID> examples = new ArrayList<>(after.examples());
    examples.addAll(before.examples());
    long executions = before.executions() + after.executions();
    return new Finding(
        FindingKind.TIME_DRIFT,
        place,
        before.code() + " to " + after.code(),
        says(),
        confidence(),
        new Evidence(executions, executions, examples, List.of(before.code(), after.code())),
        details());
  }

  /**
   * One minus the corrected probability of chance, and at most what the runs allow: that a next run
   * would be as the known ones is (n + 1) / (n + 2) by Laplace's rule of succession.
   */
  private double confidence() {
    double runs = Math.max(1, Math.min(before.runs(), after.runs()));
    return Math.min(1 - shift.p(), (runs + 1) / (runs + 2));
  }

  private String says() {
    boolean isSlower = shift.afterNanos() > shift.beforeNanos();
    double factor = shift.afterNanos() / shift.beforeNanos();
    return "takes %s ms in revision %s, %s as long as in revision %s (%s ms)"
        .formatted(
            millis(shift.afterNanos()),
            after.code(),
            isSlower ? rounded(factor) + " times" : rounded(factor * 100) + " %",
            before.code(),
            millis(shift.beforeNanos()));
  }

  private static String millis(double nanos) {
    return rounded(nanos / NANOS_PER_MS);
  }

  private static String rounded(double number) {
    return new BigDecimal(number).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }

  private Fields details() {
    Map<String, CapturedValue> details = new LinkedHashMap<>();
    details.put("before", of(before, shift.beforeNanos()));
    details.put("after", of(after, shift.afterNanos()));
    details.put("p", new Num(new BigDecimal(shift.p()).round(new MathContext(2))));
    details.put("compared_methods", new Num(compared));
    return new Fields(details);
  }

  private static Fields of(RevisionTimes times, double median) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put("revision", new Text(times.code()));
    fields.put("median_ms", new Num(new BigDecimal(median / NANOS_PER_MS).round(THREE_DIGITS)));
    fields.put("executions", new Num(times.executions()));
    fields.put("runs", new Num(times.runs()));
    return new Fields(fields);
  }
}
