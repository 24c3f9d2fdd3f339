package dev.l9.trace.agent.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The process that makes one run of the JVMs that it starts, such as a build, a script, or a
 * program that is traced itself. Immutable.
 *
 * @param process the process; that of this JVM if no other process makes a run of it
 * @param outermost the outermost traced JVM among those of the run that are above this JVM, or this
 * @param lasts how long after the end of its last JVM the run still goes on
 */
record ParentProcess(ProcessFacts process, ProcessFacts outermost, Duration lasts) {

  /** A script ends with its last command, so it may take as long as it likes between two JVMs. */
  private static final Duration OF_SCRIPT = Duration.ofDays(1);

  /** What starts programs for days, at a person's wish: each time is a run of its own. */
  private static final Duration OF_HOST = Duration.ofSeconds(5);

  private static final Duration OF_OTHERS = Duration.ofMinutes(10);

  /** A guard against a system that says that a process is its own ancestor. */
  private static final int MAX_ANCESTORS = 50;

  /** What starts a user's sessions, or everything: these processes make no run. */
  private static final Set<String> SYSTEM =
      Set.of(
          "init",
          "systemd",
          "launchd",
          "tini",
          "docker-init",
          "dumb-init",
          "catatonit",
          "containerd-shim",
          "conmon",
          "sshd",
          "login",
          "su",
          "cron",
          "crond",
          "atd",
          "tmux",
          "screen",
          "explorer",
          "gnome-shell",
          "gnome-terminal-server",
          "plasmashell",
          "konsole",
          "xterm",
          "windowsterminal",
          "terminal",
          "iterm2");

  /** Programs from which people start other programs, over hours or days. */
  private static final Set<String> HOSTS =
      Set.of(
          "idea",
          "idea64",
          "eclipse",
          "netbeans",
          "code",
          "codium",
          "cursor",
          "electron",
          "node",
          "studio",
          "studio64",
          "xcode");

  /** As {@link #HOSTS}, by a part of the command that starts the JVM. */
  private static final List<String> HOSTS_IN_JAVA =
      List.of(
          "org.gradle.launcher.daemon",
          "org.mvndaemon.",
          "com.intellij.idea.",
          "org.eclipse.equinox.launcher",
          "sbt-launch",
          "bloop.");

  /** Programs that run one command and end with it. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "timeout", "time", "sudo", "doas", "env", "nice", "ionice", "nohup", "setsid", "stdbuf",
          "strace", "taskset", "numactl");

  /** Finds the process that makes the run of a JVM. */
  static ParentProcess of(ProcessFacts jvm, Processes processes) {
    List<ProcessFacts> ancestors = ancestors(jvm, processes);
    ProcessFacts outermost = jvm;
    int from = 0;
    for (int i = 0; i < ancestors.size(); i++) {
      if (ancestors.get(i).isTraced()) { // What a traced program starts is part of its run.
        outermost = ancestors.get(i);
        from = i + 1;
      }
    }
    for (int i = from; i < ancestors.size(); i++) {
      ProcessFacts above = i + 1 < ancestors.size() ? ancestors.get(i + 1) : null;
      if (!isWrapper(ancestors.get(i), above)) {
        return new ParentProcess(ancestors.get(i), outermost, lasts(ancestors.get(i)));
      }
    }
    return new ParentProcess(outermost, outermost, OF_OTHERS);
  }

  /** The processes above a JVM, up to where a person or the system started something. */
  private static List<ProcessFacts> ancestors(ProcessFacts jvm, Processes processes) {
    List<ProcessFacts> ancestors = new ArrayList<>();
    ProcessFacts next = processes.of(jvm.parent());
    while (next != null && ancestors.size() < MAX_ANCESTORS) {
      ProcessFacts above = processes.of(next.parent());
      if (SYSTEM.contains(next.program()) || isInteractive(next, above)) {
        break;
      }
      ancestors.add(next);
      next = isHost(next) ? null : above;
    }
    return ancestors;
  }

  private static boolean isInteractive(ProcessFacts process, @Nullable ProcessFacts above) {
    ShellCommand shell = ShellCommand.of(process);
    return shell != null
        && shell.isWithoutScript()
        && process.isOnTerminal()
        && (above == null || !above.isJava());
  }

  private static boolean isHost(ProcessFacts process) {
    if (HOSTS.contains(process.program())) {
      return true;
    }
    for (String word : process.words()) {
      for (String host : HOSTS_IN_JAVA) {
        if (process.isJava() && word.contains(host)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a process runs one command only, or is a shell to which a JVM gives commands. */
  private static boolean isWrapper(ProcessFacts process, @Nullable ProcessFacts above) {
    ShellCommand shell = ShellCommand.of(process);
    if (shell == null) {
      return WRAPPERS.contains(process.program());
    }
    boolean isFedByJava = shell.isWithoutScript() && above != null && above.isJava();
    return shell.isWrapper() || isFedByJava;
  }

  private static Duration lasts(ProcessFacts parent) {
    if (isHost(parent)) {
      return OF_HOST;
    }
    ShellCommand shell = ShellCommand.of(parent);
    return shell != null && !shell.isWithoutScript() ? OF_SCRIPT : OF_OTHERS;
  }
}
