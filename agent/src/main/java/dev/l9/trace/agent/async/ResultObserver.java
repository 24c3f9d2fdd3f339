package dev.l9.trace.agent.async;

import dev.l9.trace.agent.context.TraceParent;
import dev.l9.trace.agent.span.AwaitedSpan;
import dev.l9.trace.agent.span.CapturedStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the subscriber of a reactive result. It sees what comes, and passes it on. By the
 * protocol of reactive streams, it gets one signal after the other.
 */
final class ResultObserver implements InvocationHandler {

  private final AwaitedSource source;
  private final AwaitedSpan span;
  private final Object observer;
  private final ReactiveType.Values values;
  private final @Nullable TraceParent outside;
  private final CapturedStream stream;
  private volatile boolean cancelled;

  /**
   * @param outside the parent of the subscriber's own work; null if that consists of roots
   */
  ResultObserver(
      AwaitedSource source,
      AwaitedSpan span,
      Object observer,
      ReactiveType.Values values,
      @Nullable TraceParent outside) {
    this.source = source;
    this.span = span;
    this.observer = observer;
    this.values = values;
    this.outside = outside;
    this.stream = new CapturedStream(span);
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    String name = method.getName();
    if (name.equals("equals") && arguments != null) {
      return arguments[0] == proxy;
    }
    if (!name.startsWith("on")) {
      return ReactiveClass.call(method, observer, arguments);
    }
    @Nullable Object[] signal = arguments == null ? new Object[0] : arguments;
    if (name.equals("onSubscribe")) {
      signal = new Object[] {upstream(method.getParameterTypes()[0], signal[0])};
    } else {
      see(name, signal.length == 0 ? null : signal[0]);
    }
    boolean entered = source.enter(outside);
    try {
      return ReactiveClass.call(method, observer, signal);
    } finally {
      source.leave(entered);
    }
  }

  private void see(String signal, @Nullable Object value) {
    if (cancelled) {
      return;
    }
    try {
      switch (signal) {
        case "onNext" -> next(value);
        case "onSuccess" -> span.succeed(value);
        case "onError" -> {
          if (value instanceof Throwable thrown) {
            span.fail(thrown);
          }
        }
        case "onComplete" -> complete();
        default -> {}
      }
    } catch (Throwable t) {
      source.failed(t);
    }
  }

  private void next(@Nullable Object value) {
    if (values == ReactiveType.Values.AT_MOST_ONE) {
      // The span ends here, since a subscriber that has the value may cancel the rest.
      span.succeed(value);
    } else {
      stream.add(value);
    }
  }

  private void complete() {
    switch (values) {
      case NONE -> span.finish();
      case AT_MOST_ONE -> span.succeed(null);
      case MANY -> span.succeed(stream);
    }
  }

  /** Makes the object by which the subscriber asks for values, or cancels. */
  private @Nullable Object upstream(Class<?> type, @Nullable Object subscription) {
    if (subscription == null) {
      return null;
    }
    try {
      Upstream handler = new Upstream(this, subscription);
      return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    } catch (Throwable t) {
      source.failed(t);
      return subscription;
    }
  }

  /** Says that the subscriber has cancelled, so that later values don't belong to the result. */
  void cancel() {
    cancelled = true;
  }

  /** Says that the source has processed the cancellation, and has ended its own subscriptions. */
  void cancelled() {
    try {
      span.cancel(values == ReactiveType.Values.MANY ? stream : null);
    } catch (Throwable t) {
      source.failed(t);
    }
  }

  /** Makes the spans that start on this thread children of the span, if that is still open. */
  boolean enterSpan() {
    return span.isAwaited() && source.enter(span.asParent());
  }

  void leave(boolean entered) {
    source.leave(entered);
  }
}
