package dev.l9.trace.agent.run;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** Looks processes up. Thread-safe. */
interface Processes {

  /** The process that runs this code; null if nothing can be known of it. */
  @Nullable ProcessFacts self();

  /** The process with this id; null if there is none, or if nothing can be known of it. */
  @Nullable ProcessFacts of(long pid);

  /** A text that tells this machine, since it was last started, from others. */
  String machine();

  /** The processes of this machine. */
  static Processes ofMachine() {
    return new File("/proc/self/stat").exists() ? new LinuxProcesses() : new OtherProcesses();
  }
}
