package demo;

import com.google.common.util.concurrent.AbstractFuture;
import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.ListenableFutureTask;
import com.google.common.util.concurrent.ListeningScheduledExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import dev.l9.trace.L9Traced;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Guava's futures as results; prints what the caller sees of them. */
public class App {

  static final ListeningScheduledExecutorService POOL =
      MoreExecutors.listeningDecorator(Executors.newScheduledThreadPool(2));

  public static void main(String[] args) throws Exception {
    print(submitted(1));
    print(transformed(2));
    print(fluent(3));
    print(immediate());
    print(failed());
    print(failing());
    SettableFuture<String> settable = settable();
    settable.addListener(() -> System.out.println("listener"), Runnable::run);
    Thread.currentThread().interrupt();
    settable.set("set");
    System.out.println(Thread.interrupted());
    print(settable);
    ListenableFuture<String> cancelled = cancelled();
    cancelled.cancel(true);
    print(cancelled);
    ListenableFutureTask<String> task = task();
    task.run();
    print(task);
    print(asFuture(4));
    print(catching());
    print(scheduled());
    Own own = (Own) own();
    own.finish();
    POOL.shutdown();
  }

  static void print(Future<?> future) throws Exception {
    try {
      System.out.println(future.get());
    } catch (ExecutionException | CancellationException e) {
      System.out.println(e);
    }
  }

  @L9Traced
  static String load(int id) throws Exception {
    Thread.sleep(20);
    return "order " + id;
  }

  @L9Traced
  static ListenableFuture<String> submitted(int id) {
    return POOL.submit(() -> load(id));
  }

  @L9Traced
  static ListenableFuture<String> transformed(int id) {
    return Futures.transform(submitted(id), order -> "<" + order + ">", POOL);
  }

  @L9Traced
  static FluentFuture<String> fluent(int id) {
    return FluentFuture.from(POOL.submit(() -> load(id))).transform(order -> "~" + order, POOL);
  }

  @L9Traced
  static ListenableFuture<String> immediate() {
    return Futures.immediateFuture("at once");
  }

  @L9Traced
  static ListenableFuture<String> failed() {
    return Futures.immediateFailedFuture(new IllegalStateException("at once"));
  }

  @L9Traced
  static ListenableFuture<String> failing() {
    return POOL.submit(() -> {
      throw new IllegalStateException("no");
    });
  }

  @L9Traced
  static SettableFuture<String> settable() {
    return SettableFuture.create();
  }

  @L9Traced
  static ListenableFuture<String> cancelled() {
    return SettableFuture.create();
  }

  @L9Traced
  static ListenableFutureTask<String> task() {
    return ListenableFutureTask.create(() -> "task");
  }

  @L9Traced
  static Future<String> asFuture(int id) {
    return POOL.submit(() -> load(id));
  }

  @L9Traced
  static ListenableFuture<String> catching() {
    return Futures.catching(failing(), IllegalStateException.class, e -> "caught", POOL);
  }

  @L9Traced
  static ListenableFuture<String> scheduled() {
    return POOL.schedule(() -> load(5), 10, TimeUnit.MILLISECONDS);
  }

  /** With code of its own, which isn't to be called. */
  static class Own extends AbstractFuture<String> {
    @Override
    public String get() {
      throw new AssertionError();
    }

    void finish() {
      set("own");
    }
  }

  @L9Traced(captureOutput = false)
  static ListenableFuture<String> own() {
    return new Own();
  }
}
