package dev.l9.trace.agent.async;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the subscription of a reactive result. It notices a cancellation. When values are
 * asked for, it makes the work of the source a child of the span.
 */
final class Upstream implements InvocationHandler {

  private final ResultObserver observer;
  private final Object subscription;

  Upstream(ResultObserver observer, Object subscription) {
    this.observer = observer;
    this.subscription = subscription;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    switch (method.getName()) {
      case "equals" -> {
        return arguments != null && arguments[0] == proxy;
      }
      case "cancel", "dispose" -> {
        observer.cancel();
        try {
          return ReactiveClass.call(method, subscription, arguments);
        } finally {
          observer.cancelled();
        }
      }
      case "request" -> {
        boolean entered = observer.enterSpan();
        try {
          return ReactiveClass.call(method, subscription, arguments);
        } finally {
          observer.leave(entered);
        }
      }
      default -> {}
    }
    return ReactiveClass.call(method, subscription, arguments);
  }
}
