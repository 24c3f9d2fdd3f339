package dev.l9.trace.agent.async;

import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.span.AwaitedExits;
import dev.l9.trace.agent.span.AwaitedSpan;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a reactive result, and passes everything on to it. The first subscription is the
 * execution: it ends the span. What runs to serve it is below the span, what its signals lead to
 * below the span of the subscriber.
 *
 * <p>Its span is awaited for as long as this is held: by the result that the caller has, or by the
 * subscription. Safe for use by several threads.
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

  /** What is subscribed in the observer's place; null where it isn't the first. */
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

  /** Has what runs on this thread be below this parent; never throws. */
  boolean enter(@Nullable TraceParent parent) {
    try {
      return exits.enter(this, parent);
    } catch (Throwable t) {
      exits.agentFailed(t);
      return false;
    }
  }

  /** Ends {@link #enter}, with what it returned. */
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
