package dev.l9.trace.cli.jvm;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has this process outlive the signals that end it, until a command has ended. Safe for use by
 * several threads.
 *
 * <p>{@code SIGTERM} is passed on to the command. {@code SIGINT} and {@code SIGHUP} are not: a
 * terminal sends them to all processes of the command line, so that the command has them already.
 *
 * <p>The JDK has no other way to handle signals than {@code sun.misc.Signal}. It is called by
 * reflection, since javac warns of its use, and nothing silences that warning.
 */
final class ForwardedSignals implements AutoCloseable {

  private final List<Former> formers = new ArrayList<>();
  private @Nullable Process command;
  private boolean isToEnd;

  /** What handled a signal before. */
  private record Former(Method handle, Object signal, Object handler) {

    void restore() {
      try {
        handle.invoke(null, signal, handler);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e); // It could be set, so it can be set again.
      }
    }
  }

  /** Handles the signals from now on. */
  ForwardedSignals() {
    handle("TERM", this::end);
    handle("INT", () -> {});
    handle("HUP", () -> {});
  }

  private void handle(String name, Runnable action) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Method handle = type.getMethod("handle", type, handlerType);
      Object signal = type.getConstructor(String.class).newInstance(name);
      Object handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      formers.add(new Former(handle, signal, handle.invoke(null, signal, handler)));
    } catch (ReflectiveOperationException e) {
      // This system doesn't have the signal, or the JVM was started with -Xrs.
    }
  }

  private synchronized void end() {
    isToEnd = true;
    if (command != null) {
      command.destroy();
    }
  }

  /** Names the command. A signal that came before it was started is passed on now. */
  synchronized void to(Process process) {
    command = process;
    if (isToEnd) {
      process.destroy();
    }
  }

  /** Has the signals do again what they did before. */
  @Override
  public void close() {
    formers.forEach(Former::restore);
  }
}
