package dev.l9.trace.memory.learn.value;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one execution, as variables.
 *
 * <p>What was cut or hidden is unknown. So is what isn't there: the field of a null, or the result
 * of an execution that failed.
 *
 * @param inputs the arguments by their names
 * @param output null if there is none
 */
public record Values(Map<String, CapturedValue> inputs, @Nullable CapturedValue output) {

  /** The values of an execution. */
  public static Values of(Sample sample) {
    return new Values(sample.inputs(), sample.output());
  }

  /** What the execution says of a variable. */
  public Reading read(VariablePath path) {
    CapturedValue root = root(path);
    return root == null ? Reading.UNKNOWN : read(root, path, 0);
  }

  private @Nullable CapturedValue root(VariablePath path) {
    return path.isOfResult() ? output : inputs.get(path.root());
  }

  private static Reading read(CapturedValue value, VariablePath path, int done) {
    List<String> steps = path.steps();
    CapturedValue at = value;
    for (int i = done; i < steps.size(); i++) {
      if (steps.get(i).equals(VariablePath.EACH)) {
        return at instanceof Items items ? each(items, path, i + 1) : Reading.UNKNOWN;
      }
      CapturedValue field = field(at, steps.get(i));
      if (field == null) {
        return Reading.UNKNOWN;
      }
      at = field;
    }
    return measured(at, path.measure());
  }

  private static @Nullable CapturedValue field(CapturedValue value, String name) {
    return value instanceof Fields fields ? fields.values().get(name) : null;
  }

  private static Reading each(Items items, VariablePath path, int done) {
    List<CapturedValue> shown = CutMarks.shown(items.values());
    List<CapturedValue> known = new ArrayList<>(shown.size());
    boolean isWhole = shown.size() == items.values().size();
    for (CapturedValue item : shown) {
      Reading reading = read(item, path, done);
      if (reading instanceof Reading.Known one) {
        known.add(one.value());
      } else if (reading instanceof Reading.Each inner) {
        known.addAll(inner.values());
        isWhole &= inner.isWhole();
      } else {
        isWhole = false;
      }
    }
    return new Reading.Each(known, isWhole);
  }

  private static Reading measured(CapturedValue value, VariablePath.Measure measure) {
    if (CutMarks.isHidden(value)) {
      return Reading.UNKNOWN;
    }
    return switch (measure) {
      case VALUE -> new Reading.Known(value);
      case LENGTH -> count(value instanceof Text text ? CutMarks.length(text.value()) : -1);
      case SIZE -> count(size(value));
    };
  }

  private static long size(CapturedValue value) {
    if (value instanceof Items items) {
      return CutMarks.size(items.values());
    }
    return value instanceof Fields map && !isObject(map) ? CutMarks.size(map) : CutMarks.UNKNOWN;
  }

  /** Whether these are the fields of an object, and not the entries of a map. */
  static boolean isObject(Fields fields) {
    return fields.values().containsKey(CapturedValue.TYPE);
  }

  private static Reading count(long count) {
    return count < 0 ? Reading.UNKNOWN : new Reading.Known(new Num(count));
  }
}
