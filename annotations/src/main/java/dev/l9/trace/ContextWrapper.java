package dev.l9.trace;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The objects that {@link L9Tracer#wrap} returns under an agent. Each runs the program's object as
 * a part of the trace in which it was wrapped. Instances are immutable.
 */
final class ContextWrapper {

  private ContextWrapper() {}

  static final class OfRunnable implements Runnable {
    private final Object context;
    private final Runnable task;

    OfRunnable(Object context, Runnable task) {
      this.context = context;
      this.task = task;
    }

    @Override
    public void run() {
      Object token = AgentLink.attachContext(context);
      try {
        task.run();
      } finally {
        AgentLink.detachContext(token);
      }
    }
  }

  static final class OfCallable<V> implements Callable<V> {
    private final Object context;
    private final Callable<V> task;

    OfCallable(Object context, Callable<V> task) {
      this.context = context;
      this.task = task;
    }

    @Override
    public V call() throws Exception {
      Object token = AgentLink.attachContext(context);
      try {
        return task.call();
      } finally {
        AgentLink.detachContext(token);
      }
    }
  }

  static final class OfSupplier<T> implements Supplier<T> {
    private final Object context;
    private final Supplier<T> supplier;

    OfSupplier(Object context, Supplier<T> supplier) {
      this.context = context;
      this.supplier = supplier;
    }

    @Override
    public T get() {
      Object token = AgentLink.attachContext(context);
      try {
        return supplier.get();
      } finally {
        AgentLink.detachContext(token);
      }
    }
  }

  static final class OfFunction<T, R> implements Function<T, R> {
    private final Object context;
    private final Function<T, R> function;

    OfFunction(Object context, Function<T, R> function) {
      this.context = context;
      this.function = function;
    }

    @Override
    public R apply(T argument) {
      Object token = AgentLink.attachContext(context);
      try {
        return function.apply(argument);
      } finally {
        AgentLink.detachContext(token);
      }
    }
  }

  static final class OfExecutor implements Executor {
    private final Executor executor;

    OfExecutor(Executor executor) {
      this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
      executor.execute(L9Tracer.wrap(task));
    }
  }
}
