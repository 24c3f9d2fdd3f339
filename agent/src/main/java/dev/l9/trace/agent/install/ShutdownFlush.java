package dev.l9.trace.agent.install;

import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.LateHook;

/**
 * Has everything written before the JVM ends: at its normal end, and at {@code System.exit}, an
 * uncaught exception in the last thread, SIGTERM, SIGINT and SIGHUP.
 *
 * <p>This comes after the program's shutdown hooks. If the JDK refuses that, the agent uses an
 * ordinary hook.
 */
final class ShutdownFlush implements Runnable {

  private final AgentWiring wiring;

  private ShutdownFlush(AgentWiring wiring) {
    this.wiring = wiring;
  }

  static void register(AgentWiring wiring) {
    ShutdownFlush flush = new ShutdownFlush(wiring);
    if (!LateHook.register(flush)) {
      Runtime.getRuntime().addShutdownHook(new Thread(null, flush, "l9-shutdown", 0, false));
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
