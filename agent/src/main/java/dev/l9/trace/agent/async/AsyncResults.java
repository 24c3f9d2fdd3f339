package dev.l9.trace.agent.async;

import dev.l9.trace.agent.capture.PackageOpener;
import dev.l9.trace.agent.span.AwaitedExits;
import dev.l9.trace.agent.span.AwaitedSpan;
import dev.l9.trace.agent.span.AwaitedSpans;
import dev.l9.trace.bootstrap.bridge.L9AsyncHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends the spans of methods when their results are there, as the woven code tells of them. A result
 * that isn't of a known kind ends its span with the return. Safe for use by several threads.
 *
 * <p>No code of the application is called: the futures of the JDK are read by their fields.
 */
public final class AsyncResults extends L9AsyncHandler implements AwaitedSpans.Settler {

  private final AwaitedExits exits;
  private final JdkFutures futures;

  /**
   * @param opener makes the fields of the JDK's futures readable
   */
  public AsyncResults(AwaitedExits exits, PackageOpener opener) {
    this.exits = exits;
    this.futures = new JdkFutures(opener);
    // Not first by a future that is completed where there is no stack left to initialise it.
    AwaitedSpans.settleBy(this);
  }

  @Override
  public void agentFailed(Throwable failure) {
    exits.agentFailed(failure);
  }

  @Override
  public void exit(Object span, @Nullable Object result) {
    if (result == null || !futures.knows(result)) {
      exits.exit(span, result);
      return;
    }
    AwaitedSpan awaited = exits.exitLater(span, result, result);
    if (awaited != null) { // It may be there already, or have come meanwhile.
      futures.endIfDone(result, awaited);
    }
  }

  @Override
  public @Nullable Object replace(Object span, @Nullable Object result) {
    exits.exit(span, result);
    return result;
  }

  @Override
  public void completed(Object future) {
    if (!futures.isProbe(future) && !AwaitedSpans.isEmpty()) {
      settle(future);
    }
  }

  @Override
  public void settle(Object future) {
    List<AwaitedSpan> spans = AwaitedSpans.of(future);
    for (AwaitedSpan span : spans) {
      futures.endIfDone(future, span);
    }
  }

  @Override
  public void suspendable(Object state, Object span) {}

  @Override
  public @Nullable Object resume(Object state) {
    return null;
  }

  @Override
  public void leave(Object span, @Nullable Object result) {
    exits.exit(span, result);
  }

  @Override
  public void fail(Object span, Throwable thrown) {
    exits.fail(span, thrown);
  }
}
