package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from where an exception began up to the root, as far as it is known. Not safe for use by
 * several threads.
 */
final class FailurePath {

  /** A path that is longer is cut: some recursion is deeper than anybody reads. */
  private static final int LONGEST = 1_000;

  private final String origin;
  private final Deque<Failure.Step> steps = new ArrayDeque<>();
  private @Nullable String next;
  private boolean isOnItsWay = true;

  /** Begins with the execution in which the exception began. */
  FailurePath(Event event) {
    String began = event.text("origin");
    this.origin = began == null ? event.traceId() : began;
    this.next = event.parentId();
    add(event, Failure.Fate.BEGAN);
  }

  /** The id of the execution that comes next; null if the root is there. */
  @Nullable String next() {
    return steps.size() < LONGEST ? next : null;
  }

  /** Adds the execution that comes next. */
  void add(Event event) {
    Failure.Fate fate = isOnItsWay ? fate(event) : Failure.Fate.ABOVE;
    isOnItsWay &= fate == Failure.Fate.PASSED;
    next = event.parentId();
    add(event, fate);
  }

  private Failure.Fate fate(Event event) {
    if (origin.equals(event.text("origin"))) {
      return Failure.Fate.PASSED;
    }
    return event.isSuccess() ? Failure.Fate.SWALLOWED : Failure.Fate.REPLACED;
  }

  private void add(Event event, Failure.Fate fate) {
    steps.addFirst(
        new Failure.Step(MethodName.of(event), event.traceId(), fate, ValueText.output(event)));
  }

  List<Failure.Step> steps() {
    return List.copyOf(steps);
  }

  boolean isWhole() {
    return next == null;
  }
}
