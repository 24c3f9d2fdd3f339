package dev.l9.trace.reader.file;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the events of the trace in which a certain event is. The agent writes the id of the root
 * into each event; where it is missing, as in events of other programs, parents are followed, for
 * as many events as {@link #MAX_PARENTS}.
 */
public final class TraceMembers {

  /** Of so many events without a root's id the parents are kept. */
  private static final int MAX_PARENTS = 1_000_000;

  private final String traceId;
  private final Map<String, @Nullable String> parents = new HashMap<>();
  private @Nullable String root;

  private TraceMembers(String traceId) {
    this.traceId = traceId;
  }

  /**
   * Reads all events, and returns what takes those of the event's trace.
   *
   * @return empty if there is no event with this id
   */
  public static Optional<EventFilter> find(String traceId, TraceReader reader) throws IOException {
    TraceMembers members = new TraceMembers(traceId);
    reader.forEach(members::look);
    return members.filter();
  }

  /** What takes the events of the trace of this one, for which all are read only if need be. */
  public static EventFilter of(Event event, TraceReader reader) throws IOException {
    String rootId = event.text("root_id");
    return rootId == null
        ? find(event.traceId(), reader).orElse(EventFilter.ALL)
        : other -> rootId.equals(other.text("root_id"));
  }

  private void look(Event event) {
    String rootId = event.text("root_id");
    if (event.hasId(traceId)) {
      root = rootId == null ? traceId : rootId;
    }
    if (rootId == null && parents.size() < MAX_PARENTS) {
      parents.put(event.traceId(), event.parentId());
    }
  }

  private Optional<EventFilter> filter() {
    if (root == null) {
      return Optional.empty();
    }
    String top = rootOf(root);
    return Optional.of(event -> isBelow(top, event));
  }

  private boolean isBelow(String top, Event event) {
    String rootId = event.text("root_id");
    return rootId == null ? rootOf(event.traceId()).equals(top) : rootId.equals(top);
  }

  /** The uppermost known event above this one. Parents that form a cycle are gone through once. */
  private String rootOf(String id) {
    Set<String> seen = new HashSet<>();
    String top = id;
    for (String at = id; at != null && seen.add(at) && parents.containsKey(at); ) {
      top = at;
      at = parents.get(at);
    }
    return top;
  }
}
