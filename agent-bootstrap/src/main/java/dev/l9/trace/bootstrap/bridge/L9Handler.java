package dev.l9.trace.bootstrap.bridge;

/**
 * What all parts of the agent that the bridge calls have in common: where their failures go.
 *
 * <p>The application sees none, but for the error by which a thread is stopped: that isn't the
 * agent's, it only struck while the agent ran.
 */
public abstract class L9Handler {

  /** Counts, and for the first logs, a failure of the agent itself. */
  public abstract void agentFailed(Throwable failure);

  /** Tells the agent of a failure of its own, and keeps it from the application. */
  static void failed(L9Handler handler, Throwable failure) {
    passOnStop(failure);
    try {
      handler.agentFailed(failure);
    } catch (Throwable again) {
      passOnStop(again); // Else out of stack or memory: the application goes first.
    }
  }

  /**
   * Throws what {@code Thread.stop} has thrown into this thread, and nothing else. To be called by
   * whoever catches everything on a thread of the application.
   */
  public static void passOnStop(Throwable thrown) {
    if (thrown instanceof Error error && isStop(thrown)) {
      throw error;
    }
  }

  /** Whether this is what {@code Thread.stop} throws. */
  static boolean isStop(Throwable thrown) {
    // By its name: a later JDK may be without the class.
    return thrown.getClass().getName().equals("java.lang.ThreadDeath");
  }
}
