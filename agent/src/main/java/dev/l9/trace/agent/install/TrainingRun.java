package dev.l9.trace.agent.install;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.instrument.Instrumentation;

/**
 * Tells whether the JVM records this run for an AOT cache. In such a run HotSpot doesn't survive
 * that {@code Thread} is changed: it ends by SIGSEGV when it writes what it has recorded.
 */
final class TrainingRun {

  private static final int FIRST_WITH_AOT_CACHE = 24;

  private TrainingRun() {}

  static boolean isOne(Instrumentation instrumentation) {
    if (Runtime.version().feature() < FIRST_WITH_AOT_CACHE) {
      return false;
    }
    try {
      // The JVM's options don't tell: they come from files and the environment, too.
      Class<?> archive = Class.forName("jdk.internal.misc.CDS");
      new ModuleOpener(instrumentation).open(archive);
      return (boolean) archive.getMethod("isDumpingArchive").invoke(null);
    } catch (ReflectiveOperationException | RuntimeException e) {
      AgentLog.debug("whether this run is recorded for an AOT cache isn't known: " + e);
      return false;
    }
  }
}
