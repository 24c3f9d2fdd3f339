package dev.l9.trace.memory.learn.value;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells whether inputs that look equal are equal. They are, if nothing was cut or hidden, and no
 * value shows as its class alone. A text that looks like the name of a class counts as one.
 */
public final class ComparableInputs {

  private static final Pattern CLASS_NAME =
      Pattern.compile("([a-z_][\\w$]*\\.)+[A-Z][\\w$]*([/@\\[].*)?");

  private ComparableInputs() {}

  /** Whether there are inputs, and all that is in them is known. */
  public static boolean areComparable(Map<String, CapturedValue> inputs) {
    return !inputs.isEmpty()
        && new Reading.Known(new Items(List.copyOf(inputs.values()))).isWhole()
        && areShown(inputs.values());
  }

  private static boolean areShown(Collection<CapturedValue> values) {
    return values.stream().allMatch(ComparableInputs::isShown);
  }

  private static boolean isShown(CapturedValue value) {
    if (value instanceof Text text) {
      return !CLASS_NAME.matcher(text.value()).matches();
    } else if (value instanceof Items items) {
      return areShown(items.values());
    } else if (value instanceof Fields fields) {
      Map<String, CapturedValue> all = fields.values();
      boolean isBare = all.size() == 1 && all.containsKey(CapturedValue.TYPE);
      return !isBare
          && all.entrySet().stream()
              .allMatch(one -> one.getKey().equals(CapturedValue.TYPE) || isShown(one.getValue()));
    }
    return true;
  }
}
