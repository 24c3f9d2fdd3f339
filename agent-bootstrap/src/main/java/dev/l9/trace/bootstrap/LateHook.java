package dev.l9.trace.bootstrap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Has code run at the JVM's end after the shutdown hooks of the program.
 *
 * <p>These all run at the same time, so an ordinary hook would be too early for what they do.
 * Afterwards the JDK runs internal hooks, one after the other, and the agent registers there. For
 * that, {@code java.lang} must be open to the module of this class. It is open to that of the
 * {@link AgentClassLoader}, whose copy of this class is the one to use.
 */
public final class LateHook {

  /** Of 10 places, the JDK itself uses 0 to 2. From this one on, the first free place is used. */
  private static final int FIRST_SLOT = 5;

  private static final int LAST_SLOT = 9;

  private LateHook() {}

  /**
   * Registers a hook. The program's own hooks may be running already.
   *
   * @return false if the JDK refuses that
   */
  public static boolean register(Runnable hook) {
    try {
      Method add =
          Class.forName("java.lang.Shutdown")
              .getDeclaredMethod("add", int.class, boolean.class, Runnable.class);
      add.setAccessible(true);
      for (int slot = FIRST_SLOT; slot <= LAST_SLOT; slot++) {
        if (tryAdd(add, slot, hook)) {
          return true;
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      AgentLog.debug("no late shutdown hook (" + e + ")");
    }
    return false;
  }

  private static boolean tryAdd(Method add, int slot, Runnable hook) throws IllegalAccessException {
    try {
      add.invoke(null, slot, true, hook);
      return true;
    } catch (InvocationTargetException e) {
      return false; // Other code has this place.
    }
  }
}
