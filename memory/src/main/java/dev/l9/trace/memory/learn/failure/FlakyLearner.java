package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Learner;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.memory.learn.value.ComparableInputs;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.reader.stable.Hash;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Learns with which inputs a method both failed and succeeded while its code was the same: in one
 * clean revision, or in one run if files differed from it. Inputs count as equal only if all of
 * them is known; see {@link ComparableInputs}. A method without parameters isn't judged, and the
 * state of the object isn't known, which may be the reason.
 *
 * <p>The confidence is 1 − ½ⁿ, where n says how often failure and success have followed each other
 * for one input: once may be a state that has changed for good, each further time halves the doubt.
 *
 * <p>It keeps up to 1,000 inputs that failed, and 4,000 others; if there were more, a sample of
 * them.
 */
public final class FlakyLearner implements Learner {

  private static final int MOST_FAILED = 1_000;
  private static final int MOST_OTHERS = 4_000;

  private final Map<Long, Outcomes> failed = new LinkedHashMap<>();
  private final Map<Long, Outcomes> others = new LinkedHashMap<>();
  private int level;
  private @Nullable Place place;

  @Override
  public void see(Sample sample) {
    String code = sample.origin().code();
    if (code.isEmpty() || !ComparableInputs.areComparable(sample.inputs())) {
      return;
    }
    place = sample.place();
    String inputs = JsonBytes.compact().value(new Fields(sample.inputs())).toString();
    long key = Hash.of(code + "\n" + inputs);
    Outcomes known = failed.get(key);
    if (known == null && !sample.isSuccess() && failed.size() < MOST_FAILED) {
      Outcomes before = others.remove(key);
      known = before == null ? new Outcomes(code, inputs) : before;
      failed.put(key, known);
    }
    if (known != null) {
      known.count(sample);
    } else if (isKept(key)) {
      others.computeIfAbsent(key, hash -> new Outcomes(code, inputs)).count(sample);
      bound();
    }
  }

  private void bound() {
    while (others.size() > MOST_OTHERS) {
      level++;
      others.keySet().removeIf(key -> !isKept(key));
    }
  }

  private boolean isKept(long key) {
    return Long.numberOfTrailingZeros(key) >= level;
  }

  @Override
  public List<Finding> findings() {
    List<Outcomes> mixed =
        failed.values().stream()
            .filter(Outcomes::isMixed)
            .sorted(
                Comparator.comparingInt(Outcomes::switches)
                    .reversed()
                    .thenComparing(Outcomes::inputs))
            .toList();
    return place == null || mixed.isEmpty() ? List.of() : List.of(FlakyFinding.of(place, mixed));
  }
}
