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
 * Ends the spans of methods when their results are there, as the woven code tells of them. A result
 * that isn't of a known kind ends its span with the return. Safe for use by several threads.
 *
 * <p>No code of the application is called: the futures of the JDK are read by their fields.
 *
 * <p>It is loaded while the agent is brought up, perhaps where there is little stack. So its
 * supertypes are of the JDK and the bridge: none has to be defined in the midst of its own
 * definition.
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
      exitOther(span, result);
      return;
    }
    AwaitedSpan awaited = exits.exitLater(span, result, result);
    if (awaited != null) { // It may be there already, or have come meanwhile.
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

  /** It is known without a subscription, by a method of the library's own. */
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
