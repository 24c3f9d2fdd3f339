package dev.l9.trace.memory.learn.drift;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Finding.Evidence;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What differs between the results of two revisions.
 *
 * @param changed the inputs with other results, those that came in the most runs first
 * @param compared how many inputs could be compared
 */
record ResultChange(
    RevisionResults before, RevisionResults after, List<Pair> changed, int compared) {

  private static final int MOST_SHOWN = 5;
  private static final int MOST_EXAMPLES = 5;

  /** The results for one input. */
  record Pair(InputResults before, InputResults after) {

    private static final Comparator<Pair> SUREST =
        Comparator.comparingDouble(Pair::confidence)
            .reversed()
            .thenComparing(pair -> pair.before.inputText());

    /** By Laplace's rule of succession. */
    double confidence() {
      return next(before.runs()) * next(after.runs());
    }

    private static double next(double runs) {
      return (runs + 1) / (runs + 2);
    }
  }

  static ResultChange between(RevisionResults before, RevisionResults after) {
    List<Pair> changed = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<Long, InputResults> one : before.byInput().entrySet()) {
      InputResults old = one.getValue();
      InputResults now = after.byInput().get(one.getKey());
      if (now != null && old.isClosed(before.runs()) && now.isClosed(after.runs())) {
        compared++;
        if (old.isDisjointFrom(now)) {
          changed.add(new Pair(old, now));
        }
      }
    }
    changed.sort(Pair.SUREST);
    return new ResultChange(before, after, changed, compared);
  }

  /** Whether there is a change that isn't what the method does anyway. */
  boolean isDrift() {
    boolean isVarying = before.isVarying() || after.isVarying();
    return !changed.isEmpty() && (!isVarying || changed.size() == compared);
  }

  Finding finding(Place place) {
    List<UUID> examples = new ArrayList<>();
    for (Pair pair : changed) {
      examples.add(pair.after.packet());
      examples.add(pair.before.packet());
    }
    return new Finding(
        FindingKind.RESULT_DRIFT,
        place,
        before.code() + " to " + after.code(),
        says(),
        changed.get(0).confidence(),
        new Evidence(
            changed.size(),
            compared,
            examples.subList(0, Math.min(MOST_EXAMPLES, examples.size())),
            List.of(before.code(), after.code())),
        details());
  }

  private String says() {
    Pair first = changed.get(0);
    return "given %s, it came to %s in revision %s and to %s in revision %s; so for %d of %d inputs"
        .formatted(
            first.before.inputText(),
            first.before.text(),
            before.code(),
            first.after.text(),
            after.code(),
            changed.size(),
            compared);
  }

  private Fields details() {
    List<CapturedValue> shown = new ArrayList<>();
    for (Pair pair : changed.subList(0, Math.min(MOST_SHOWN, changed.size()))) {
      Map<String, CapturedValue> fields = new LinkedHashMap<>();
      fields.put("inputs", new Text(pair.before.inputText()));
      fields.put("before", of(pair.before));
      fields.put("after", of(pair.after));
      shown.add(new Fields(fields));
    }
    Map<String, CapturedValue> details = new LinkedHashMap<>();
    details.put("changed_inputs", new Num(changed.size()));
    details.put("compared_inputs", new Num(compared));
    details.put("changed", new Items(shown));
    return new Fields(details);
  }

  private static Fields of(InputResults results) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put("result", new Text(results.text()));
    fields.put("executions", new Num(results.executions()));
    fields.put("runs", new Num(results.runs()));
    return new Fields(fields);
  }
}
