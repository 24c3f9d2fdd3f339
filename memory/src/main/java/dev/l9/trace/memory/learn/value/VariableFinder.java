package dev.l9.trace.memory.learn.value;

import dev.l9.trace.memory.learn.value.VariablePath.Measure;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Finds the variables of an execution: the arguments, {@code result}, then what is in them, level
 * by level, so that the bound on their number leaves out the deepest. The entries of a map are data
 * and no variables; only its size is.
 */
public final class VariableFinder {

  /** How many fields there may be on the way to a variable. */
  public static final int MAX_DEPTH = 2;

  private record Found(VariablePath path, CapturedValue value) {}

  private final int most;
  private final Set<VariablePath> paths = new LinkedHashSet<>();
  private final Queue<Found> left = new ArrayDeque<>();

  private VariableFinder(int most) {
    this.most = most;
  }

  /**
   * The variables, in a definite order.
   *
   * @param most how many at most
   */
  public static Set<VariablePath> find(Values values, int most) {
    VariableFinder finder = new VariableFinder(most);
    for (Map.Entry<String, CapturedValue> input : values.inputs().entrySet()) {
      if (!input.getKey().equals(VariablePath.RESULT)) {
        finder.take(VariablePath.of(input.getKey()), input.getValue());
      }
    }
    CapturedValue output = values.output();
    if (output != null) {
      finder.take(VariablePath.of(VariablePath.RESULT), output);
    }
    return finder.rest();
  }

  private Set<VariablePath> rest() {
    for (Found next = left.poll(); next != null && paths.size() < most; next = left.poll()) {
      if (next.value() instanceof Text && !next.path().isEach()) {
        add(next.path().measured(Measure.LENGTH));
      } else if (next.value() instanceof Items items) {
        takeList(next.path(), items);
      } else if (next.value() instanceof Fields fields) {
        takeFields(next.path(), fields);
      }
    }
    return paths;
  }

  private void take(VariablePath path, CapturedValue value) {
    if (!CutMarks.isHidden(value)) {
      add(path);
      left.add(new Found(path, value));
    }
  }

  private void add(VariablePath path) {
    if (paths.size() < most) {
      paths.add(path);
    }
  }

  private void takeList(VariablePath path, Items items) {
    add(path.measured(Measure.SIZE));
    if (!path.isEach()) {
      for (CapturedValue item : CutMarks.shown(items.values())) {
        take(path.then(VariablePath.EACH), item);
      }
    }
  }

  private void takeFields(VariablePath path, Fields fields) {
    if (!Values.isObject(fields)) {
      add(path.measured(Measure.SIZE));
    } else if (depth(path) < MAX_DEPTH) {
      fields.values().forEach((name, value) -> takeField(path, name, value));
    }
  }

  private void takeField(VariablePath path, String name, CapturedValue value) {
    if (!name.equals(CapturedValue.TYPE) && !name.equals(CapturedValue.CUT)) {
      take(path.then(name), value);
    }
  }

  private static long depth(VariablePath path) {
    return path.steps().stream().filter(step -> !step.equals(VariablePath.EACH)).count();
  }
}
