package dev.l9.trace.agent.run;

import dev.l9.trace.model.ContentHash;
import dev.l9.trace.run.SharedFacts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * The run that this JVM is part of. Immutable.
 *
 * @param id the same for all JVMs of the run, and for no other run
 * @param lasts how long after the end of its last JVM the run still goes on
 * @param startMillis when this JVM started, in milliseconds since the epoch
 * @param pid the id of this JVM's process; 0 if it isn't known
 * @param endsWithJvm whether no other process makes the run, so that it ends with this JVM and its
 *     children
 */
public record CurrentRun(
    String id, Duration lasts, long startMillis, long pid, boolean endsWithJvm) {

  /** Long enough for all steps of a build to which the user gives the same name. */
  private static final Duration OF_NAME = Duration.ofDays(1);

  private static final int MAX_NAME = 80;
  private static final int ID_LENGTH = 12;

  /**
   * Finds the run. This reads some files of the system, so it isn't for a thread of the program.
   *
   * @param name the run's name, as the user gave it; empty if there is none
   * @param jvm a text of this JVM's own, which stands for the run if nothing is known of processes
   */
  public static CurrentRun find(String name, String jvm) {
    // A class of its own, since the first lambda of a JVM takes tens of milliseconds.
    Predicate<String> isKnown =
        new Predicate<>() {
          @Override
          public boolean test(String run) {
            return SharedFacts.isKnown(run);
          }
        };
    return find(name, jvm, Processes.ofMachine(), isKnown);
  }

  static CurrentRun find(String name, String jvm, Processes processes, Predicate<String> isKnown) {
    ProcessFacts self = processes.self();
    long start = self == null ? System.currentTimeMillis() : self.startMillis();
    long pid = self == null ? 0 : self.pid();
    if (!name.isEmpty()) {
      String cut = name.substring(0, Math.min(MAX_NAME, name.length()));
      return new CurrentRun(cut, OF_NAME, start, pid, false);
    }
    if (self == null) {
      return new CurrentRun(jvm, Duration.ZERO, start, pid, true);
    }
    ParentProcess parent = ParentProcess.of(self, processes);
    String former = id(parent.outermost(), processes);
    boolean isOwn = parent.process().pid() == pid;
    if (!isOwn && isKnown.test(former)) {
      // The process was a shell before, which has started JVMs and then become its last command.
      return new CurrentRun(former, parent.lasts(), start, pid, false);
    }
    return new CurrentRun(id(parent.process(), processes), parent.lasts(), start, pid, isOwn);
  }

  private static String id(ProcessFacts process, Processes processes) {
    String text = processes.machine() + " " + process.pid() + " " + process.start();
    return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
  }
}
