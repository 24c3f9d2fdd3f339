package dev.l9.trace.agent.async;

import dev.l9.trace.bootstrap.AgentLog;

/** Logs that results of some kind aren't awaited. */
final class AsyncLog {

  private AsyncLog() {}

  static void notAwaited(String kind, Throwable reason) {
    AgentLog.warn(kind + " are not awaited, their spans end when the method returns: " + reason);
  }
}
