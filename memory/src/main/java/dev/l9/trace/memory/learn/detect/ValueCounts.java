package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.memory.learn.value.SameValue;
import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The different values of a variable with how often each was seen, as long as they are few. */
final class ValueCounts {

  static final int MOST = 5;

  private static final Comparator<CapturedValue> ORDER =
      Comparator.comparingInt(ValueCounts::rank)
          .thenComparing(ValueCounts::number)
          .thenComparing(Literals::text);

  private final List<CapturedValue> values = new ArrayList<>();
  private final int[] counts = new int[MOST];
  private int all;
  private int allBefore;
  private boolean areMany;

  void add(CapturedValue value, boolean isCounted) {
    if (areMany) {
      return;
    }
    all += isCounted ? 1 : 0;
    int at = index(value);
    if (at == MOST) {
      areMany = true;
      values.clear();
      return;
    } else if (at == values.size()) {
      values.add(value);
      allBefore = all;
    }
    counts[at] += isCounted ? 1 : 0;
  }

  private int index(CapturedValue value) {
    int at = 0;
    while (at < values.size() && !SameValue.is(values.get(at), value)) {
      at++;
    }
    return at;
  }

  /** The different values in a definite order; none if there were more than {@value #MOST}. */
  List<CapturedValue> values() {
    return values.stream().sorted(ORDER).toList();
  }

  /** Numbers, then what else there is, then null. */
  private static int rank(CapturedValue value) {
    if (value.equals(CapturedValue.NULL)) {
      return 2;
    }
    return value instanceof CapturedValue.Num ? 0 : 1;
  }

  private static BigDecimal number(CapturedValue value) {
    BigDecimal number = Numbers.of(value);
    return number == null ? BigDecimal.ZERO : number;
  }

  /** How often the rarest was seen. */
  int rarest() {
    int rarest = Integer.MAX_VALUE;
    for (int i = 0; i < values.size(); i++) {
      rarest = Math.min(rarest, counts[i]);
    }
    return rarest;
  }

  /** Whether the last new value came in the first half of all. */
  boolean isSettled() {
    return 2 * allBefore <= all + 1;
  }
}
