package dev.l9.trace.agent.install;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.instrument.Instrumentation;

/**
 * Finds out whether the JVM records this run for an AOT cache. If {@code Thread} is changed in such
 * a run, HotSpot crashes with SIGSEGV when it writes what it has recorded.
 */
final class TrainingRun {

  private static final int FIRST_WITH_AOT_CACHE = 24;

  private TrainingRun() {}

  static boolean isOne(Instrumentation instrumentation) {
    if (Runtime.version().feature() < FIRST_WITH_AOT_CACHE) {
      return false;
    }
    try {
      // The JVM's options aren't enough to know that, since they also come from files and the
      // environment.
      Class<?> archive = Class.forName("jdk.internal.misc.CDS");
      new ModuleOpener(instrumentation).open(archive);
      return (boolean) archive.getMethod("isDumpingArchive").invoke(null);
    } catch (ReflectiveOperationException | RuntimeException e) {
      AgentLog.debug("whether this run is recorded for an AOT cache isn't known: " + e);
      return false;
    }
  }
}
