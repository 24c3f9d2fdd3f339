package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Sample.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs in which a method was executed, in the order in which they began. If there are too many,
 * the oldest neighbours of one revision count as one, or else the two oldest.
 */
final class Timeline {

  private static final int MOST = 200;

  private final Map<String, Stretch> stretches = new LinkedHashMap<>();

  /** The stretch of an execution. */
  Stretch of(Origin origin) {
    String key = origin.revision() + "\n" + origin.run();
    Stretch known = stretches.get(key);
    if (known != null) {
      return known;
    }
    Stretch stretch = new Stretch(origin.revision());
    stretches.put(key, stretch);
    if (stretches.size() > MOST) {
      shorten();
    }
    return stretch;
  }

  private void shorten() {
    List<Map.Entry<String, Stretch>> all = new ArrayList<>(stretches.entrySet());
    int second = 1;
    for (int i = all.size() - 2; i > 0; i--) {
      String before = all.get(i - 1).getValue().revision();
      second = before.equals(all.get(i).getValue().revision()) ? i : second;
    }
    Stretch first = all.get(second - 1).getValue();
    first.merge(all.get(second).getValue());
    stretches.remove(all.get(second).getKey());
  }

  List<Stretch> stretches() {
    return List.copyOf(stretches.values());
  }
}
