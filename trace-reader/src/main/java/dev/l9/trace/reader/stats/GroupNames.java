package dev.l9.trace.reader.stats;

import java.util.HashMap;
import java.util.Map;

/**
 * The groups that get a row, the same for all threads. There is a bound: names of threads or tasks
 * may be as many as the events. Those that come after {@link #MOST} others are one group together.
 * Thread-safe.
 */
final class GroupNames {

  /** How many groups are kept apart. A group takes up to 60 KB in each thread. */
  static final int MOST = 1_000;

  /** The group of all executions whose own group came too late. */
  static final String OTHERS = "(others)";

  private final Map<String, String> names = new HashMap<>();
  private boolean isCapped;

  /** The name itself, or that of the group which stands for it. */
  synchronized String shown(String name) {
    String known = names.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() == MOST) {
      isCapped = true;
      return OTHERS;
    }
    names.put(name, name);
    return name;
  }

  /** Whether there were more groups than are kept apart. */
  synchronized boolean isCapped() {
    return isCapped;
  }
}
