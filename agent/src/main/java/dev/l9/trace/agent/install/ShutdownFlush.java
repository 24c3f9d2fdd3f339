package dev.l9.trace.agent.install;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.reflect.Method;

/**
 * Has everything written before the JVM ends: at its normal end, {@code System.exit}, an uncaught
 * exception in the last thread, SIGTERM, SIGINT and SIGHUP.
 *
 * <p>The application's shutdown hooks all run at once, so a hook like theirs would be too early for
 * what they do. The JDK runs a second row of hooks afterwards, one after the other; the agent takes
 * a place there. Where the JDK refuses, it is a hook like any other.
 */
final class ShutdownFlush implements Runnable {

  /** The JDK itself uses 0 to 2, of 10 places; the first that is free is taken. */
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
      return false; // Somebody else has this place.
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
