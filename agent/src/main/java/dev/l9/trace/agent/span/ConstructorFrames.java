package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.site.TraceSite;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a constructor still runs, by the thread's stack.
 *
 * <p>An exception that comes out of {@code super(…)} can't be seen by the constructor's own code:
 * the JVM allows no handler there. Its span stays open, and would become the parent of what the
 * thread does next. Asked only of constructors whose call of {@code super(…)} may be under way.
 *
 * <p>Looks no further than to the constructor's frame, or to that of the nearest span below which
 * is certainly running. So the cost, some microseconds, doesn't grow with the depth of the stack.
 */
public final class ConstructorFrames implements Function<Stream<StackWalker.StackFrame>, Boolean> {

  /** Where one constructor runs so often within itself, the others aren't counted. */
  private static final int MAX_COUNTED = 16;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static boolean prepared;

  private final TraceSite site;

  /** How often the constructor must be found: the same one may run further down. */
  private int missing;

  /** What is on top of the stack, and isn't meant; null where that is nothing or was passed. */
  private @Nullable TraceSite starting;

  /** Where to stop: what is certainly running below; null where that isn't known. */
  private @Nullable TraceSite below;

  private ConstructorFrames(TraceSite site) {
    this.site = site;
  }

  /** Has the JDK's classes for this initialised, before a stack may be too full for it. */
  public static void prepare(TraceSite site) {
    if (!prepared) {
      prepared = true;
      WALKER.walk(new ConstructorFrames(site));
    }
  }

  /**
   * Whether the constructor of the innermost open span of this thread is on the stack.
   *
   * @param starting what is about to start, and is on the stack already
   */
  static boolean isRunning(OpenSpan innermost, @Nullable OpenSpan starting) {
    ConstructorFrames frames = new ConstructorFrames(innermost.site);
    frames.starting = starting == null || !starting.site.isMethod() ? null : starting.site;
    ContextSpan s = innermost;
    while (s != null && frames.missing < MAX_COUNTED && frames.below == null) {
      if (s instanceof OpenSpan span && span.site.isMethod()) {
        frames.expect(span, span.siteNumber == innermost.siteNumber);
      }
      s = s.below();
    }
    return WALKER.walk(frames);
  }

  private void expect(OpenSpan span, boolean isSame) {
    missing += isSame ? 1 : 0;
    below = isSame || span.constructing ? null : span.site;
  }

  @Override
  public Boolean apply(Stream<StackWalker.StackFrame> frames) {
    // Not anyMatch(), which would have the JVM make a lambda.
    Iterator<StackWalker.StackFrame> each = frames.iterator();
    boolean found = false;
    while (!found && each.hasNext()) {
      found = isLast(each.next());
    }
    return missing == 0;
  }

  /** Whether to stop at this frame. */
  private boolean isLast(StackWalker.StackFrame frame) {
    TraceSite top = starting;
    if (top != null && isOf(frame, top)) {
      starting = null;
      return false;
    }
    if (isOf(frame, site)) {
      missing--;
      return missing == 0;
    }
    return below != null && isOf(frame, below);
  }

  private static boolean isOf(StackWalker.StackFrame frame, TraceSite site) {
    return frame.getClassName().equals(site.className())
        && frame.getMethodName().equals(site.methodName())
        && frame.getDescriptor().equals(site.descriptor());
  }
}
