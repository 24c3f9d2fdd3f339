package dev.l9.trace.bootstrap.bridge;

/**
 * The common superclass of the handlers that the bridge calls. It receives failures of the agent.
 *
 * <p>The application sees none of these failures. The one exception is the error by which {@code
 * Thread.stop} stops a thread: the agent didn't cause it, it only occurred while the agent ran.
 */
public abstract class L9Handler {

  /** Counts a failure of the agent itself, and logs the first one. */
  public abstract void agentFailed(Throwable failure);

  /** Tells the agent of a failure of its own, and keeps it from the application. */
  static void failed(L9Handler handler, Throwable failure) {
    passOnStop(failure);
    try {
      handler.agentFailed(failure);
    } catch (Throwable again) {
      // Any other failure here is a lack of stack or memory, and the application must go on.
      passOnStop(again);
    }
  }

  /**
   * Throws what {@code Thread.stop} has thrown into this thread, and nothing else. Code that
   * catches everything on a thread of the application must call this.
   */
  public static void passOnStop(Throwable thrown) {
    if (thrown instanceof Error error && isStop(thrown)) {
      throw error;
    }
  }

  /** Whether this is what {@code Thread.stop} throws. */
  static boolean isStop(Throwable thrown) {
    // The name is compared, since a later JDK may not have the class.
    return thrown.getClass().getName().equals("java.lang.ThreadDeath");
  }
}
