package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many calls at once, from many threads and JVMs, with little memory and no place on the disk. */
@JdksInTurn
class LoadIT {

  private static final int CALLS = Boolean.getBoolean("l9.stress") ? 200_000 : 40_000;
  private static final String EVENTS = "update=false";

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project =
        new TestProject(folder).source("demo/Flood.java", FLOOD).compile("-g").onOrdinaryJvm();
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void everyCallOf8Threads_isALineOrCountedAsDropped(Jdk jdk) {
    ProgramRun run = project.runWell(jdk, EVENTS, "demo.Flood", "8", "" + CALLS / 2 / 8, "x");
    assertEquals(CALLS / 2 + " done\n", run.out());
    assertAccounted(project.events(), CALLS);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aSmallHeap_isNotFilledByEvents(Jdk jdk) {
    project.javaOptions("-Xmx32m");
    ProgramRun run = project.runWell(jdk, EVENTS, "demo.Flood", "8", "" + CALLS / 2 / 8, "long");
    assertEquals(CALLS / 2 + " done\n", run.out());
    assertAccounted(project.events(), CALLS);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void severalJvms_shareOneFileAndItsRotation(Jdk jdk) throws IOException {
    int jvms = 4;
    int calls = 5_000;
    String options = EVENTS + ",trace.rotate=200KB,trace.keep=10000";
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < jvms; i++) {
      List<String> command =
          project.command(jdk, options, "demo.Flood", "2", "" + calls / 2 / 2, "jvm" + i);
      processes.add(project.builder(command).start());
    }
    for (Process process : processes) {
      ProgramRun run = ProgramRun.of(process);
      assertEquals(new ProgramRun(0, calls / 2 + " done\n", ""), run);
    }
    List<TraceEvent> events = project.allEvents();
    assertAccounted(events, jvms * calls);
    assertTrue(Files.exists(folder.resolve("trace.10.jsonl")), "it was rotated");
    assertTrue(Files.size(project.traceFile()) <= 200 * 1024);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void rotation_keepsAsManyFilesAsWanted(Jdk jdk) throws IOException {
    project.runWell(
        jdk, EVENTS + ",trace.rotate=100KB,trace.keep=2", "demo.Flood", "2", "5000", "x");
    assertTrue(Files.exists(folder.resolve("trace.jsonl")));
    assertTrue(Files.exists(folder.resolve("trace.1.jsonl")));
    assertTrue(Files.exists(folder.resolve("trace.2.jsonl")));
    assertTrue(Files.notExists(folder.resolve("trace.3.jsonl")));
    assertTrue(project.allEvents().size() > 300, "all of them whole");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aFileThatCannotBeRotated_isOneWarningAndHoldsAllEvents(Jdk jdk) throws IOException {
    Files.createDirectory(folder.resolve("trace.1.jsonl"));
    String options = EVENTS + ",trace.rotate=20KB,trace.keep=1";
    ProgramRun run = project.runWell(jdk, options, "demo.Flood", "2", "500", "x");
    assertEquals(1, run.err().lines().count(), run::err);
    assertTrue(run.err().startsWith("[l9] warn: can't rotate trace.jsonl (java.nio."), run::err);
    assertAccounted(project.events(), 2000);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aFullDisk_isOneWarning(Jdk jdk) throws IOException {
    Path full = Path.of("/dev/full"); // Every write says that there is no space left.
    assumeTrue(Files.exists(full), "/dev/full is Linux's");
    Files.createSymbolicLink(project.traceFile(), full);
    assertRunsOnWithOneWarning(jdk, EVENTS, "No space left on device");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aDiskThatIsFullForAWhile_costsTheEventsOfThatTimeAndTheyAreCounted(Jdk jdk)
      throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "/dev/full is Linux's");
    Files.createSymbolicLink(project.traceFile(), full);
    Process process =
        project.builder(project.command(jdk, EVENTS, "demo.Flood", "2", "500", "twice")).start();
    try (var out = process.inputReader()) {
      assertEquals("half", out.readLine());
      String warning = process.errorReader().readLine();
      assertTrue(warning.contains("No space left on device"), warning);
      Files.delete(project.traceFile());
      process.outputWriter().append("\n").close();
      assertEquals("2000 done", out.readLine());
    }
    assertEquals(0, process.waitFor());
    String last = process.errorReader().lines().reduce("", (before, line) -> line);
    long written =
        project.events().stream().filter(event -> !event.operation().equals("drop")).count();
    long dropped = 4000 - written;
    assertEquals("[l9] warn: " + dropped + " events were dropped in all", last);
    assertAccounted(project.events(), 4000);
    assertTrue(project.events().size() > 2000, "the second half is there");
    assertTrue(project.events().size() < 4000, "the first half is not");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aReadOnlyFolder_isOneWarning(Jdk jdk) throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    // Whoever may write everywhere (root) needs a folder that nobody can write to.
    String trace = Files.isWritable(closed) ? "/proc/trace.jsonl" : "closed/trace.jsonl";
    assertRunsOnWithOneWarning(jdk, EVENTS + ",trace=" + trace, "can't write events to " + trace);
    assertTrue(Files.notExists(project.traceFile()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aFileWhereAFolderShouldBe_isOneWarning(Jdk jdk) throws IOException {
    Files.writeString(folder.resolve("file"), "mine");
    assertRunsOnWithOneWarning(jdk, EVENTS + ",trace=file/trace.jsonl", "file/trace.jsonl");
    assertEquals("mine", Files.readString(folder.resolve("file")));
    assertRunsOnWithOneWarning(jdk, EVENTS + ",trace=classes", "can't write events to classes");
  }

  private void assertRunsOnWithOneWarning(Jdk jdk, String options, String warning) {
    ProgramRun run = project.runWell(jdk, options, "demo.Flood", "2", "5000", "x");
    assertEquals("10000 done\n", run.out());
    List<String> lines = run.err().lines().toList();
    assertEquals(2, lines.size(), run::err);
    assertTrue(lines.get(0).startsWith("[l9] warn: "), run::err);
    assertTrue(lines.get(0).contains(warning), run::err);
    assertEquals("[l9] warn: 20000 events were dropped in all", lines.get(1));
  }

  /** Every call is an event, or counted; ids are unique; every parent is there, or was dropped. */
  private static void assertAccounted(List<TraceEvent> events, int calls) {
    Set<String> ids = new HashSet<>();
    Set<String> results = new HashSet<>();
    long dropped = 0;
    int traced = 0;
    for (TraceEvent event : events) {
      assertTrue(ids.add(event.traceId()), () -> event.traceId() + " is there twice");
      if (event.operation().equals("drop")) {
        CapturedValue.Num count = (CapturedValue.Num) event.metadata().get("dropped");
        assertNotNull(count, event::toString);
        dropped += count.value().longValue();
      } else {
        traced++;
        if (event.operation().equals("inner")) {
          assertTrue(results.add(event.outputSummary()), () -> event + " is there twice");
        }
      }
    }
    assertEquals(calls, traced + dropped, traced + " events and " + dropped + " dropped");
    int orphans = 0;
    for (TraceEvent event : events) {
      assertEquals(event.operation().equals("inner"), event.parentId() != null, event::toString);
      orphans += event.parentId() == null || ids.contains(event.parentId()) ? 0 : 1;
    }
    assertTrue(orphans <= dropped, orphans + " without parent, but " + dropped + " dropped");
  }

  private static final String FLOOD =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Flood {
        static final String LONG = "l".repeat(150);

        public static void main(String[] args) throws Exception {
          int threads = Integer.parseInt(args[0]);
          int calls = Integer.parseInt(args[1]);
          int rounds = args[2].equals("twice") ? 2 : 1;
          int done = 0;
          for (int round = 0; round < rounds; round++) {
            done += run(threads, calls, args[2] + round);
            if (round + 1 < rounds) {
              System.out.println("half");
              System.in.read();
            }
          }
          System.out.println(done + " done");
        }

        static int run(int threads, int calls, String name) throws Exception {
          Thread[] all = new Thread[threads];
          int[] done = new int[threads];
          for (int t = 0; t < threads; t++) {
            int thread = t;
            all[t] = new Thread(() -> {
              for (int n = 0; n < calls; n++) {
                done[thread] += outer(name, thread, n);
              }
            });
            all[t].start();
          }
          int sum = 0;
          for (int t = 0; t < threads; t++) {
            all[t].join();
            sum += done[t];
          }
          return sum;
        }

        @L9Traced
        static int outer(String name, int thread, int n) {
          return inner(name, thread, n).isEmpty() ? 0 : 1;
        }

        @L9Traced
        static String inner(String name, int thread, int n) {
          String key = name + "-" + thread + "-" + n;
          return name.equals("long0") ? key + LONG : key;
        }
      }
      """;
}
