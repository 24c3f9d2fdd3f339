package dev.l9.trace.agent.install;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.reflect.Method;

/**
 * Has everything written before the JVM ends: at its normal end, and at {@code System.exit}, an
 * uncaught exception in the last thread, SIGTERM, SIGINT and SIGHUP.
 *
 * <p>The application's shutdown hooks all run at the same time, so an ordinary hook would be too
 * early for what they do. Afterwards the JDK runs internal hooks, one after the other, and the
 * agent registers there. If the JDK refuses that, the agent uses an ordinary hook.
 */
final class ShutdownFlush implements Runnable {

  /** Of 10 places, the JDK itself uses 0 to 2. From this one on, the first free place is used. */
  private static final int FIRST_SLOT = 5;

  private static final int LAST_SLOT = 9;

  private final AgentWiring wiring;

  private ShutdownFlush(AgentWiring wiring) {
    this.wiring = wiring;
  }

  static void register(AgentWiring wiring) {
    ShutdownFlush flush = new ShutdownFlush(wiring);
    if (!registerLate(flush)) {
      Runtime.getRuntime().addShutdownHook(new Thread(null, flush, "l9-shutdown", 0, false));
    }
  }

  private static boolean registerLate(ShutdownFlush flush) {
    try {
      Method add =
          Class.forName("java.lang.Shutdown")
              .getDeclaredMethod("add", int.class, boolean.class, Runnable.class);
      add.setAccessible(true);
      for (int slot = FIRST_SLOT; slot <= LAST_SLOT; slot++) {
        if (tryAdd(add, slot, flush)) {
          return true;
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      AgentLog.debug("no late shutdown hook (" + e + "); using an ordinary one");
    }
    return false;
  }

  private static boolean tryAdd(Method add, int slot, ShutdownFlush flush)
      throws IllegalAccessException {
    try {
      add.invoke(null, slot, true, flush);
      return true;
    } catch (java.lang.reflect.InvocationTargetException e) {
      return false; // Other code has this place.
    }
  }

  @Override
  public void run() {
    long maxMillis = wiring.endWaitMillis();
    if (!wiring.end(maxMillis)) {
      AgentLog.warn(
          "not everything was written within "
              + maxMillis
              + " ms of the program's end; the rest is lost (the option end.wait gives it longer)");
    }
  }
}
