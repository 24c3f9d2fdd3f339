package dev.l9.trace.agent.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParentProcessTest {

  private static final String JAVA = "/usr/lib/jvm/17/bin/java";
  private static final String AGENT = "-javaagent:/opt/l9-agent.jar=rate=5";

  /** A table of processes, in which each process is the child of the one before. */
  private static final class Table implements Processes {
    private final Map<Long, ProcessFacts> all = new HashMap<>();

    /** Adds a child of a process and returns its id. */
    long add(long parent, String... words) {
      return add(parent, false, words);
    }

    long addOnTerminal(long parent, String... words) {
      return add(parent, true, words);
    }

    private long add(long parent, boolean isOnTerminal, String... words) {
      long pid = 100 + all.size();
      boolean isTraced = List.of(words).contains(AGENT);
      all.put(
          pid, new ProcessFacts(pid, parent, "s" + pid, 0, List.of(words), isOnTerminal, isTraced));
      return pid;
    }

    @Override
    public ProcessFacts self() {
      throw new AssertionError();
    }

    @Override
    public ProcessFacts of(long pid) {
      return all.get(pid);
    }

    @Override
    public String machine() {
      return "here";
    }

    ParentProcess parent(long jvm) {
      return ParentProcess.of(all.get(jvm), this);
    }

    long parentPid(long jvm) {
      return parent(jvm).process().pid();
    }
  }

  private final Table table = new Table();

  /** The runs that have begun. */
  private final Set<String> known = new HashSet<>();

  private final long init = table.add(0, "/sbin/init");
  private final long terminal = table.addOnTerminal(init, "-bash");

  @Test
  void surefiresForks_areOfTheBuild_thoughAShellIsInBetween() {
    long maven =
        table.add(terminal, JAVA, "org.codehaus.plexus.classworlds.launcher.Launcher", "test");
    long[] forks = new long[2];
    for (int i = 0; i < forks.length; i++) {
      String command = "cd '/work; dir' && '/usr/lib/jvm/17/bin/java' '-jar' 'a&b.jar' 2>&1";
      forks[i] = table.add(table.add(maven, "/bin/sh", "-c", command), JAVA, AGENT, "-jar");
    }

    assertEquals(maven, table.parentPid(forks[0]));
    assertEquals(maven, table.parentPid(forks[1]));
  }

  @Test
  void aScript_isTheParentOfItsJvms_whereverItWasStarted() {
    long script = table.add(terminal, "/bin/bash", "-e", "./both.sh");
    long text = table.addOnTerminal(terminal, "sh", "-c", "java A; java B");
    long loop = table.add(init, "sh", "-c", "for i in 1 2; do java A; done");
    long piped = table.add(terminal, "bash");
    long harness = table.add(terminal, "python3", "run_all.py");

    for (long parent : new long[] {script, text, loop, piped, harness}) {
      assertEquals(parent, table.parentPid(table.add(parent, JAVA, AGENT, "A")));
      assertEquals(parent, table.parentPid(table.add(parent, "timeout", "60", JAVA)));
    }
    assertEquals(Duration.ofDays(1), table.parent(table.add(script, JAVA, AGENT, "A")).lasts());
    assertEquals(Duration.ofMinutes(10), table.parent(table.add(harness, JAVA, AGENT)).lasts());
  }

  @Test
  void whoStartsProgramsByHand_makesNoRunOfThem() {
    long nested = table.addOnTerminal(terminal, "/bin/zsh", "-i");
    long ssh = table.add(init, "sshd: me@pts/0");
    for (long parent : new long[] {terminal, nested, init}) {
      long jvm = table.add(parent, JAVA, AGENT, "A");
      assertEquals(jvm, table.parentPid(jvm));
    }
    long timed = table.add(table.add(terminal, "timeout", "5", JAVA), JAVA, AGENT, "A");
    assertEquals(timed, table.parentPid(timed));
    long single = table.add(table.add(terminal, "sh", "-c", "cd x && java A"), JAVA, AGENT, "A");
    assertEquals(single, table.parentPid(single));
    assertNotEquals(0, ssh);
  }

  @Test
  void aTracedLauncherAndItsChildren_areOneRun_whateverIsInBetween() {
    long launcher = table.add(terminal, JAVA, AGENT, "Launcher");
    long child = table.add(launcher, JAVA, AGENT, "Child");
    long script = table.add(launcher, "/bin/sh", "child.sh");
    long grandchild = table.add(script, JAVA, AGENT, "Child");

    assertEquals(launcher, table.parentPid(launcher));
    assertEquals(launcher, table.parentPid(child));
    assertEquals(launcher, table.parentPid(grandchild));
  }

  @Test
  void aTracedLauncherOfAScript_isOfTheScript_andSoAreItsChildren() {
    long script = table.add(terminal, "sh", "all.sh");
    long launcher = table.add(script, JAVA, AGENT, "Launcher");
    long child = table.add(launcher, JAVA, AGENT, "Child");

    assertEquals(script, table.parentPid(launcher));
    assertEquals(script, table.parentPid(child));
  }

  @Test
  void aDaemonOrAnIde_makesARunOnlyOfWhatRunsTogether() {
    String main = "org.gradle.launcher.daemon.bootstrap.GradleDaemon";
    long gradle = table.add(init, JAVA, "-Xmx512m", main, "8.10");
    long ide = table.add(init, "/opt/idea/bin/idea");

    for (long host : new long[] {gradle, ide}) {
      ParentProcess parent = table.parent(table.add(host, JAVA, AGENT, "A"));
      assertEquals(host, parent.process().pid());
      assertEquals(Duration.ofSeconds(5), parent.lasts());
    }
  }

  @Test
  void theEntryPointOfAContainer_isAScriptLikeOthers() {
    long entry = table.add(0, "/bin/sh", "/entry.sh");
    assertEquals(entry, table.parentPid(table.add(entry, JAVA, AGENT, "A")));
  }

  /** As {@code sh -c "java A; java B"} does with B. */
  @Test
  void aShellThatBecomesItsLastCommand_isStillTheParentOfTheOthers() {
    ProcessFacts shell =
        new ProcessFacts(7, 1, "123", 0, List.of("sh", "-c", "java A; java B"), false, false);
    String first = run(shell, 8, "").id();
    known.add(first);

    ProcessFacts harness = new ProcessFacts(1, 0, "1", 0, List.of("python3"), false, false);
    ProcessFacts last = new ProcessFacts(7, 1, "123", 0, List.of(JAVA, "B"), false, true);
    CurrentRun second = CurrentRun.find("", "own", processes(last, harness), known::contains);
    assertEquals(first, second.id());
    assertFalse(second.endsWithJvm());
    known.clear();
    assertNotEquals(
        first, CurrentRun.find("", "own", processes(last, harness), known::contains).id());
  }

  private static Processes processes(ProcessFacts self, ProcessFacts parent) {
    return new Processes() {
      @Override
      public ProcessFacts self() {
        return self;
      }

      @Override
      public ProcessFacts of(long pid) {
        return pid == parent.pid() ? parent : null;
      }

      @Override
      public String machine() {
        return "here";
      }
    };
  }

  @Test
  void ids_areThoseOfTheParent_orTheName() {
    ProcessFacts script = new ProcessFacts(7, 1, "123", 0, List.of("sh", "a.sh"), false, false);
    CurrentRun first = run(script, 8, "");
    CurrentRun second = run(script, 9, "");
    ProcessFacts later = new ProcessFacts(7, 1, "124", 0, List.of("sh", "a.sh"), false, false);

    assertEquals(first.id(), second.id());
    assertEquals(12, first.id().length());
    assertNotEquals(first.id(), run(later, 8, "").id());
    assertEquals("nightly", run(script, 8, "nightly").id());
    assertEquals("nightly", run(later, 8, "nightly").id());
  }

  private CurrentRun run(ProcessFacts parent, long pid, String name) {
    ProcessFacts self = new ProcessFacts(pid, 7, "9", 0, List.of(JAVA, "A"), false, true);
    return CurrentRun.find(name, "own", processes(self, parent), known::contains);
  }

  @Test
  void thisProcess_canBeFound() {
    Processes real = Processes.ofMachine();
    ProcessFacts self = real.self();

    assertEquals(ProcessHandle.current().pid(), self.pid());
    assertEquals(ProcessHandle.current().parent().orElseThrow().pid(), self.parent());
    assertEquals(self.start(), real.of(self.pid()).start());
    assertEquals(self.words(), real.of(self.pid()).words());
    long started = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();
    assertEquals(started / 1e3, self.startMillis() / 1e3, 60);
  }
}
