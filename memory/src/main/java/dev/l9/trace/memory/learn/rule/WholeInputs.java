package dev.l9.trace.memory.learn.rule;

import dev.l9.trace.memory.learn.rule.Candidate.Kind;
import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.model.CapturedValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the inputs themselves, where they are one or two single values. Whether other inputs fail
 * too isn't asked then; so it is enough if these have failed often. Of a method that was given
 * more, or something unknown, nothing is found.
 */
final class WholeInputs {

  private static final int MOST_VARIABLES = 2;

  private WholeInputs() {}

  static void find(Rows rows, Candidates candidates) {
    Map<Map<String, CapturedValue>, BitSet> byInputs = new LinkedHashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      Map<String, CapturedValue> inputs = inputs(rows.get(row));
      if (inputs.size() != rows.get(row).arguments()) {
        return;
      }
      byInputs.computeIfAbsent(inputs, key -> new BitSet()).set(row);
    }
    candidates.tried(Kind.WHOLE, byInputs.size());
    byInputs.forEach(
        (inputs, same) -> {
          if (isShort(inputs) && same.intersects(rows.failed())) {
            candidates.keepWhole(new Candidate(conditions(inputs), Kind.WHOLE, same));
          }
        });
  }

  /** The arguments alone. */
  private static Map<String, CapturedValue> inputs(InputRow row) {
    Map<String, CapturedValue> inputs = new LinkedHashMap<>(row.variables());
    inputs.keySet().removeIf(variable -> variable.endsWith(".length()"));
    return inputs;
  }

  private static boolean isShort(Map<String, CapturedValue> inputs) {
    return !inputs.isEmpty()
        && inputs.size() <= MOST_VARIABLES
        && inputs.values().stream().allMatch(Literals::isSingle);
  }

  private static List<Condition> conditions(Map<String, CapturedValue> inputs) {
    List<Condition> conditions = new ArrayList<>();
    inputs.forEach((variable, value) -> conditions.add(Condition.with(variable, "==", value)));
    return conditions;
  }
}
