package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Finding.Evidence;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.memory.learn.rule.DecisionList;
import dev.l9.trace.memory.learn.rule.Rows;
import dev.l9.trace.memory.learn.rule.Rule;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.reader.stats.WilsonInterval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells of a decision list. */
final class ConditionFinding {

  private static final int MOST_EXAMPLES = 5;

  private final FailureKind kind;
  private final Rows rows;
  private final DecisionList list;

  ConditionFinding(FailureKind kind, Rows rows, DecisionList list) {
    this.kind = kind;
    this.rows = rows;
    this.list = list;
  }

  Finding finding(Place place, List<String> revisions) {
    BitSet covered = list.covered();
    BitSet failed = Rows.and(covered, rows.failed());
    double confidence =
        WilsonInterval.of(rows.estimatedInputs(failed), rows.estimatedInputs(covered)).lower();
    Evidence evidence =
        new Evidence(
            rows.estimatedExecutions(failed),
            rows.estimatedExecutions(covered),
            examples(failed),
            revisions);
    return new Finding(
        FindingKind.FAILURE_CONDITION,
        place,
        kind.subject(),
        says(),
        confidence,
        evidence,
        details());
  }

  private List<UUID> examples(BitSet failed) {
    List<UUID> packets = new ArrayList<>();
    failed.stream().limit(MOST_EXAMPLES).forEach(row -> packets.add(rows.get(row).packet()));
    return packets;
  }

  private boolean isSample() {
    return rows.estimatedInputs(rows.all()) != rows.size();
  }

  /** Such as {@code of 41 executions with amount < 0, all failed with …; of 960 others, none}. */
  private String says() {
    List<String> parts = new ArrayList<>();
    for (Rule rule : list.rules()) {
      boolean isFirst = parts.isEmpty();
      parts.add(
          count(rule.rows())
              + (isFirst ? " executions with " : " others with ")
              + rule.candidate().text()
              + ", "
              + share(rule.rows())
              + (isFirst ? " " + kind.verb() : ""));
    }
    parts.add(count(list.rest()) + " others, " + share(list.rest()));
    return String.join("; ", parts);
  }

  private String count(BitSet some) {
    return (isSample() ? "of about " : "of ") + executions(some);
  }

  private long executions(BitSet some) {
    return rows.estimatedExecutions(some);
  }

  private String share(BitSet some) {
    long failed = executions(Rows.and(some, rows.failed()));
    if (failed == 0) {
      return "none";
    }
    return failed == executions(some) ? "all" : String.valueOf(failed);
  }

  private Fields details() {
    List<CapturedValue> rules = new ArrayList<>();
    for (Rule rule : list.rules()) {
      Map<String, CapturedValue> fields = new LinkedHashMap<>();
      List<CapturedValue> conditions = new ArrayList<>();
      rule.candidate().conditions().forEach(condition -> conditions.add(condition.json()));
      fields.put("when", new Text(rule.candidate().text()));
      fields.put("conditions", new Items(conditions));
      fields.putAll(counts(rule.rows()));
      fields.put("p", new Num(new BigDecimal(rule.p()).round(new MathContext(2))));
      rules.add(new Fields(fields));
    }
    Map<String, CapturedValue> details = new LinkedHashMap<>();
    details.put("error", new Text(kind.error()));
    details.put("is_passed", new Bool(kind.isPassed()));
    details.put("rules", new Items(rules));
    details.put("others", new Fields(counts(list.rest())));
    details.put("tried", new Num(list.tried()));
    details.put("is_sample", new Bool(isSample()));
    return new Fields(details);
  }

  private Map<String, CapturedValue> counts(BitSet some) {
    BitSet failed = Rows.and(some, rows.failed());
    Map<String, CapturedValue> counts = new LinkedHashMap<>();
    counts.put("executions", new Num(rows.estimatedExecutions(some)));
    counts.put("failed", new Num(rows.estimatedExecutions(failed)));
    counts.put("inputs", new Num(rows.estimatedInputs(some)));
    counts.put("failed_inputs", new Num(rows.estimatedInputs(failed)));
    return counts;
  }
}
