package dev.l9.trace.agent.async;

import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.span.AwaitedExits;
import dev.l9.trace.agent.span.AwaitedSpan;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a reactive result, and passes everything on to it. The first subscription is the
 * execution and ends the span. Work that serves the subscription is below the span; work that its
 * signals cause is below the span of the subscriber.
 *
 * <p>The span is awaited as long as this object is reachable: from the result that the caller has,
 * or from the subscription. Safe for use by several threads.
 */
final class AwaitedSource implements InvocationHandler {

  private final AwaitedExits exits;
  private final ReactiveClass type;
  private final Object original;
  private volatile @Nullable AwaitedSpan span;

  AwaitedSource(AwaitedExits exits, ReactiveClass type, Object original) {
    this.exits = exits;
    this.type = type;
    this.original = original;
  }

  /** Sets the span that ends with the first subscription. */
  void await(AwaitedSpan newSpan) {
    newSpan.awaitSubscriber();
    span = newSpan;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    AwaitedSpan awaited = span;
    if (awaited != null
        && arguments != null
        && arguments.length == 1
        && arguments[0] != null
        && method.getName().equals("subscribe")) {
      subscribe(method, awaited, arguments);
      return null;
    }
    if (method.getName().equals("equals") && arguments != null && arguments[0] == proxy) {
      return true;
    }
    return ReactiveClass.call(method, original, arguments);
  }

  private void subscribe(Method method, AwaitedSpan awaited, @Nullable Object[] arguments)
      throws Throwable {
    Object observer = arguments[0];
    Object observed = observer == null ? null : observe(awaited, observer);
    if (observed == null) {
      ReactiveClass.call(method, original, arguments);
      return;
    }
    boolean entered = enter(awaited.asParent());
    try {
      ReactiveClass.call(method, original, new Object[] {observed});
    } catch (Throwable t) {
      awaited.fail(t);
      throw t;
    } finally {
      leave(entered);
    }
  }

  /**
   * Makes the object that is subscribed in place of the observer; null if this isn't the first
   * subscription.
   */
  private @Nullable Object observe(AwaitedSpan awaited, Object observer) {
    try {
      ResultObserver handler =
          new ResultObserver(this, awaited, observer, type.values(), current());
      Object observed = type.observer(observer, handler);
      return observed != null && awaited.subscribe() ? observed : null;
    } catch (Throwable t) {
      exits.agentFailed(t);
      return null;
    }
  }

  private @Nullable TraceParent current() {
    return exits.current();
  }

  /** Makes the spans that start on this thread children of this parent. It never throws. */
  boolean enter(@Nullable TraceParent parent) {
    try {
      return exits.enter(this, parent);
    } catch (Throwable t) {
      exits.agentFailed(t);
      return false;
    }
  }

  /** Ends {@link #enter}; the argument is what that returned. */
  void leave(boolean entered) {
    if (entered) {
      try {
        exits.leave(this);
      } catch (Throwable t) {
        exits.agentFailed(t);
      }
    }
  }

  void failed(Throwable failure) {
    exits.agentFailed(failure);
  }
}
