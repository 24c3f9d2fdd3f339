package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.EventFilters;
import dev.l9.trace.reader.event.JvmInfo;
import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What failed: the failures of a trace, one for each place where exceptions began. An exception
 * that passed through several methods is one failure. Not safe for use by several threads.
 */
public final class Failures {

  /** Of so many different failures the counts are kept; each has texts of up to 20 KB. */
  static final int MOST = 10_000;

  /** So many exceptions may be on their way up at once. */
  private static final int MOST_ON_THEIR_WAY = 100_000;

  /** Asynchronous callers end before what they called, and then are found by reading again. */
  private static final int MOST_READINGS = 5;

  private final EventFilter chosen;
  private final Map<String, Group> groups = new HashMap<>();
  private final Map<String, JvmInfo> jvms = new HashMap<>();
  private final BoundedMap<Boolean> begun = new BoundedMap<>(MOST_ON_THEIR_WAY);
  private final Map<String, List<Group>> awaited = new HashMap<>();
  private boolean isCapped;

  /** Failures that began in the same way. */
  private static final class Group {
    private String first = "";
    private long firstMicros = Long.MAX_VALUE;
    private long count;
    private long lastMicros = Long.MIN_VALUE;
    private FailureOccurrence latest;

    Group(FailureOccurrence occurrence) {
      latest = occurrence;
    }
  }

  private Failures(EventFilter chosen) {
    this.chosen = chosen;
  }

  /**
   * Looks for failures.
   *
   * @param trace is read as a whole, and again where an execution ended before what it called
   * @param chosen takes the failed executions that are wanted, by where the exception began
   */
  public static Failures of(TraceReader trace, EventFilter chosen) throws IOException {
    Failures failures = new Failures(chosen);
    trace.forEach(failures::event);
    int open = Integer.MAX_VALUE;
    for (int i = 1;
        i < MOST_READINGS && failures.awaited.size() < open && trace.isRereadable();
        i++) {
      open = failures.awaited.size();
      if (open > 0) {
        trace.forEach(failures::climb);
      }
    }
    return failures;
  }

  /**
   * Takes executions that have a text in the exception's words, its causes, the method's name or
   * the line; capitals don't matter, and {@code *} stands for any characters.
   */
  public static EventFilter matching(String text) {
    Pattern pattern = EventFilters.pattern("*" + text.toLowerCase(Locale.ROOT) + "*");
    return event ->
        Stream.of(
                FailureOccurrence.error(event),
                event.text("cause"),
                event.methodId(),
                event.name(),
                event.text("at"))
            .anyMatch(
                each -> each != null && pattern.matcher(each.toLowerCase(Locale.ROOT)).matches());
  }

  private void event(Event event) {
    if (event.isRun()) {
      if (jvms.size() < JvmInfo.MOST) {
        jvms.put(event.jvm(), JvmInfo.of(event));
      }
      return;
    }
    climb(event);
    if (!event.isSuccess() && begins(event) && chosen.test(event)) {
      add(event);
    }
  }

  /** Whether the exception began here; also if where it began isn't in the trace. */
  private boolean begins(Event event) {
    String origin = event.text("origin");
    String id = origin == null ? event.traceId() : origin;
    return begun.put(id, true) == null || origin == null;
  }

  private void add(Event event) {
    String key = key(event);
    Group group = groups.get(key);
    if (group == null && groups.size() == MOST) {
      isCapped = true;
      return;
    }
    FailureOccurrence occurrence = FailureOccurrence.of(event);
    if (group == null) {
      group = new Group(occurrence);
      groups.put(key, group);
    }
    group.count++;
    if (event.startMicros() < group.firstMicros) {
      group.firstMicros = event.startMicros();
      group.first = occurrence.time();
    }
    if (event.startMicros() >= group.lastMicros) {
      group.lastMicros = event.startMicros();
      forget(group);
      group.latest = occurrence;
      await(group);
    }
  }

  private static String key(Event event) {
    String error = FailureOccurrence.error(event);
    int colon = error.indexOf(": ");
    String at = event.text("at");
    String where = at == null ? error : at + ' ' + (colon < 0 ? error : error.substring(0, colon));
    return event.methodId() + ' ' + event.status() + ' ' + where;
  }

  private void await(Group group) {
    String next = group.latest.path().next();
    if (next != null) {
      awaited.computeIfAbsent(next, id -> new ArrayList<>(1)).add(group);
    }
  }

  private void forget(Group group) {
    String next = group.latest.path().next();
    List<Group> waiting = next == null ? null : awaited.get(next);
    if (waiting != null && waiting.remove(group) && waiting.isEmpty()) {
      awaited.remove(next);
    }
  }

  private void climb(Event event) {
    if (awaited.isEmpty()) {
      return;
    }
    List<Group> waiting = awaited.remove(event.traceId());
    if (waiting != null) {
      for (Group group : waiting) {
        group.latest.path().add(event);
        await(group);
      }
    }
  }

  /** Whether there were more different failures than memory is meant for. */
  public boolean isCapped() {
    return isCapped;
  }

  /** The failures, the latest first. */
  public List<Failure> latestFirst() {
    return groups.values().stream()
        .sorted(Comparator.comparingLong((Group group) -> group.lastMicros).reversed())
        .map(this::failure)
        .toList();
  }

  private Failure failure(Group group) {
    FailureOccurrence latest = group.latest;
    @Nullable JvmInfo jvm = jvms.get(latest.jvm());
    return latest.toFailure(group.count, group.first, jvm);
  }
}
