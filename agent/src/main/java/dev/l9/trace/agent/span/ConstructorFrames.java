package dev.l9.trace.agent.span;

import dev.l9.trace.agent.context.ContextSpan;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a constructor still runs, by the thread's stack.
 *
 * <p>An exception that comes out of {@code super(…)} can't be seen by the constructor's own code:
 * the JVM allows no handler there. Its span stays open, and would become the parent of what the
 * thread does next. Asked only of such spans, so its cost, some microseconds, is rarely paid.
 */
final class ConstructorFrames implements Consumer<StackWalker.StackFrame> {

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private final TraceSite site;
  private int count;

  private ConstructorFrames(TraceSite site) {
    this.site = site;
  }

  /** Has the JDK's classes for this initialised, before a stack may be too full for it. */
  static void prepare(TraceSite site) {
    WALKER.forEach(new ConstructorFrames(site));
  }

  /**
   * Whether the constructor of the innermost open span of this thread is on the stack. The same
   * constructor may be there several times: for spans below, and for one that is about to start.
   */
  static boolean isRunning(OpenSpan innermost, @Nullable OpenSpan starting) {
    TraceSite site = innermost.site;
    int open = starting != null && starting.site.equals(site) ? 1 : 0;
    for (ContextSpan s = innermost; s != null; s = s.below()) {
      open += s instanceof OpenSpan span && span.site.equals(site) ? 1 : 0;
    }
    ConstructorFrames frames = new ConstructorFrames(site);
    WALKER.forEach(frames);
    return frames.count >= open;
  }

  @Override
  public void accept(StackWalker.StackFrame frame) {
    if (frame.getMethodName().equals(site.methodName())
        && frame.getClassName().equals(site.className())
        && frame.getDescriptor().equals(site.descriptor())) {
      count++;
    }
  }
}
