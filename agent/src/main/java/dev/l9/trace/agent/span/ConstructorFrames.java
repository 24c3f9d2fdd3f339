package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextSpan;
import dev.l9.trace.agent.site.TraceSite;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, by the thread's stack, whether a constructor still runs.
 *
 * <p>The constructor's own code can't see an exception that comes out of {@code super(…)}, since
 * the JVM allows no handler there. So the span stays open, and would become the parent of what the
 * thread does next. This class is used only for constructors whose call of {@code super(…)} may not
 * have returned.
 *
 * <p>It reads the stack up to the constructor's frame, or up to the frame of the nearest span below
 * that is certainly running. So its cost, some microseconds, doesn't grow with the depth of the
 * stack. Not thread-safe.
 */
public final class ConstructorFrames implements Function<Stream<StackWalker.StackFrame>, Boolean> {

  /** If a constructor runs within itself more often than this, the further ones aren't counted. */
  private static final int MAX_COUNTED = 16;

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static boolean prepared;

  private final TraceSite site;

  /**
   * How often the constructor must still be found, since it may also run further down the stack.
   */
  private int missing;

  /**
   * The method on top of the stack that must be skipped; null if there is none, or if it was
   * skipped.
   */
  private @Nullable TraceSite starting;

  /** The method at which to stop, which certainly runs below; null if that isn't known. */
  private @Nullable TraceSite below;

  private ConstructorFrames(TraceSite site) {
    this.site = site;
  }

  /** Initialises the JDK's classes that this needs, before a stack may be too full for that. */
  public static void prepare(TraceSite site) {
    if (!prepared) {
      prepared = true;
      WALKER.walk(new ConstructorFrames(site));
    }
  }

  /**
   * Whether the constructor of the innermost open span of this thread is on the stack.
   *
   * @param starting the span that is about to start, whose method is on the stack already
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
    // This isn't anyMatch(), for which the JVM would make a lambda.
    Iterator<StackWalker.StackFrame> each = frames.iterator();
    boolean found = false;
    while (!found && each.hasNext()) {
      found = isLast(each.next());
    }
    return missing == 0;
  }

  /** Whether this is the last frame to look at. */
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
