package dev.l9.trace.memory.world;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls that led to an execution. Executions come in the order in which they began, so callers
 * are known before what they call; of too many, those that have called nothing for the longest time
 * are forgotten. Not safe for use by several threads.
 */
final class OpenCalls {

  private static final int MOST = 100_000;

  private final Map<String, Call> calls =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Call> eldest) {
          return size() > MOST;
        }
      };

  /** One execution. */
  static final class Call {

    private final @Nullable Call caller;
    private boolean isBroken;
    private boolean isBrokenBelow;

    private Call(@Nullable Call caller) {
      this.caller = caller;
    }

    /** Something broke in it. */
    void breaks() {
      isBroken = true;
      for (Call above = caller; above != null && !above.isBrokenBelow; above = above.caller) {
        above.isBrokenBelow = true;
      }
    }

    boolean isBroken() {
      return isBroken;
    }

    /** Whether something broke in what it called, as far as that is known until now. */
    boolean isBrokenBelow() {
      return isBrokenBelow;
    }
  }

  /**
   * An execution has begun.
   *
   * @param parentId of what called it; empty if nothing did
   */
  Call begin(String id, String parentId) {
    Call call = new Call(parentId.isEmpty() ? null : calls.get(parentId));
    calls.put(id, call);
    return call;
  }
}
