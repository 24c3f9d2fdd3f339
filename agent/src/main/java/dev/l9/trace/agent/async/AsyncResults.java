package dev.l9.trace.agent.async;

import dev.l9.trace.agent.fields.PackageOpener;
import dev.l9.trace.agent.span.AwaitedExits;
import dev.l9.trace.agent.span.AwaitedSpan;
import dev.l9.trace.agent.span.AwaitedSpans;
import dev.l9.trace.bootstrap.bridge.L9AsyncHandler;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends the spans of methods when their results are available, which the woven code reports. If the
 * kind of a result isn't known, the span ends with the return. Safe for use by several threads.
 *
 * <p>No code of the application is called to read futures of the JDK: their fields are read.
 *
 * <p>This class is loaded while the agent starts, when there may be little stack. So its supertypes
 * are of the JDK and the bridge, and none of them has to be defined while this class is being
 * defined.
 */
public final class AsyncResults extends L9AsyncHandler implements Consumer<Object> {

  private final AwaitedExits exits;
  private final JdkFutures futures;
  private final SuspendedCalls calls;

  /**
   * @param opener makes the fields of the JDK's futures readable
   */
  public AsyncResults(AwaitedExits exits, PackageOpener opener) {
    this.exits = exits;
    this.futures = new JdkFutures(opener);
    this.calls = new SuspendedCalls(exits);
    // This initialises the class now, and not when a future is completed on a full stack.
    AwaitedSpans.settleBy(this);
  }

  @Override
  public void agentFailed(Throwable failure) {
    exits.agentFailed(failure);
  }

  @Override
  public void exit(Object span, @Nullable Object result) {
    if (result == null || !futures.knows(result)) {
      exitOther(span, result);
      return;
    }
    AwaitedSpan awaited = exits.exitLater(span, result, result);
    if (awaited != null) { // The result may already be there, or may have come in the meantime.
      futures.endIfDone(result, awaited);
    }
  }

  private void exitOther(Object span, @Nullable Object result) {
    GuavaFutures guavas = result == null ? null : GuavaFutures.of(result.getClass());
    if (result == null || guavas == null) {
      exits.exit(span, result);
    } else {
      guavas.await(exits, span, result);
    }
  }

  @Override
  public @Nullable Object replace(Object span, @Nullable Object result) {
    ReactiveClass type = result == null ? null : ReactiveClass.of(result.getClass());
    if (result == null || type == null) {
      exits.exit(span, result);
      return result;
    }
    return type.isScalar() ? endScalar(span, result) : replace(span, result, type);
  }

  private Object replace(Object span, Object result, ReactiveClass type) {
    AwaitedSource source = new AwaitedSource(exits, type, result);
    Object replacement;
    try {
      replacement = type.replacement(source);
    } catch (Throwable t) {
      exits.agentFailed(t);
      exits.exit(span, result);
      return result;
    }
    AwaitedSpan awaited = exits.exitLater(span, source, result);
    if (awaited == null) {
      return result;
    }
    source.await(awaited);
    return replacement;
  }

  /**
   * Ends the span of a scalar result, which a method of the library returns without a subscription.
   */
  private Object endScalar(Object span, Object result) {
    AwaitedSpan awaited = exits.exitLater(span, result, result);
    if (awaited != null) {
      try {
        awaited.succeed(((Callable<?>) result).call());
      } catch (Exception e) {
        awaited.fail(e);
      }
    }
    return result;
  }

  @Override
  public void completed(Object future) {
    if (!futures.isProbe(future) && !AwaitedSpans.isEmpty()) {
      accept(future);
    }
  }

  @Override
  public void accept(Object future) {
    List<AwaitedSpan> spans = AwaitedSpans.of(future);
    for (AwaitedSpan span : spans) {
      futures.endIfDone(future, span);
    }
  }

  @Override
  public void suspendable(Object state, Object span) {
    calls.begin(state, span);
  }

  @Override
  public void passesOn(Object continuation, Object span) {
    calls.passOn(continuation, span);
  }

  @Override
  public void resumes(@Nullable Object result, Object continuation) {
    calls.resumes(result, continuation);
  }

  @Override
  public @Nullable Object resume(Object state) {
    return calls.resume(state);
  }

  @Override
  public void leave(Object span, @Nullable Object result) {
    calls.leave(span, result);
  }

  @Override
  public void fail(Object span, Throwable thrown) {
    calls.fail(span, thrown);
  }
}
