package dev.l9.trace.agent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.OnEachJdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.SomeCases;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However a program ends, what it did is in the file, and it ends as it would have. */
@JdksInTurn
class ExitIT {

  /**
   * What ended so many of the program's reports before a kill must be in the file; there is one
   * each 10 ms. The promise is 100 ms, for a writer thread that gets a processor: a report at whose
   * time it waited for one, or had it, doesn't count.
   */
  private static final int LOST_AT_MOST_REPORTS = 30;

  private static final int ROUNDS = Boolean.getBoolean("l9.stress") ? 50 : 1;
  private static final String EVENTS = "update=false";

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project =
        new TestProject(folder)
            .source("demo/Exits.java", EXITS)
            .source("demo/Work.java", WORK)
            .source("demo/Load.java", LOAD)
            .compile("-g");
  }

  static Stream<Arguments> endings() {
    List<String> endings =
        List.of(
            "normal",
            "exit",
            "uncaught",
            "exitInHookOfOthers",
            "locks",
            "exitElsewhere",
            "exitInterrupted",
            "hook",
            "daemons",
            "threads");
    return Jdk.inTurn(SomeCases.of(5, endings), Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("endings")
  void everythingIsWritten_andTheProgramEndsAsWithoutTheAgent(Jdk jdk, String ending) {
    ProgramRun plain = project.runPlain(jdk, "demo.Exits", ending);
    ProgramRun run = project.run(jdk, EVENTS, "demo.Exits", ending);
    assertEquals(withoutLineOfThreadRun(plain), withoutLineOfThreadRun(run));
    assertEquals(numbers(0, 1000), numbersOf(project.events()));
  }

  /** The JVM doesn't know it of a thread that ran when its class was woven. */
  private static ProgramRun withoutLineOfThreadRun(ProgramRun run) {
    String err = run.err().replaceAll("(java\\.lang\\.Thread\\.run)\\([^)]*\\)", "$1");
    return new ProgramRun(run.exitCode(), run.out(), err);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aClassThatOnlyAShutdownHookLoads_isTraced(Jdk jdk) {
    ProgramRun run = project.runWell(jdk, EVENTS, "demo.Exits", "hookAlone");
    assertEquals(new ProgramRun(0, "hook\n", ""), run);
    assertEquals(numbers(0, 1000), numbersOf(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @OnEachJdk
  void anExceptionOutOfATracedMain_isAnEventAndPrintedAsWithoutTheAgent(Jdk jdk) {
    ProgramRun plain = project.runPlain(jdk, "demo.Work");
    ProgramRun run = project.run(jdk, EVENTS, "demo.Work");
    assertEquals(1, run.exitCode());
    assertEquals(plain, run);
    assertEquals(
        "main(args=[]) → ArrayIndexOutOfBoundsException: Index 0 out of bounds for length 0"
            + " [error]\n",
        TraceText.tree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aProgramThatTracedNothing_leavesNoFile_andOneWord(Jdk jdk) {
    // There would be another one if the wait for the writer were given up.
    String said =
        "[l9] warn: nothing was traced: no method that is marked or included ran: demo.Work#step"
            + " and 1 more\n";
    assertEquals(new ProgramRun(7, "", said), project.run(jdk, EVENTS, "demo.Exits", "nothing"));
    assertTrue(Files.notExists(project.traceFile()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aHalt_leavesWholeLines(Jdk jdk) throws IOException {
    ProgramRun run = project.run(jdk, EVENTS, "demo.Exits", "halt");
    assertEquals(new ProgramRun(6, "", ""), run);
    // There is no promise that there is any, or anything in it.
    if (Files.exists(project.traceFile()) && Files.size(project.traceFile()) > 0) {
      assertWholeLines();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void sigterm_writesAllThatTheProgramDid(Jdk jdk) throws IOException {
    Process process =
        project.builder(project.command(jdk, EVENTS, "demo.Load", "term", "0")).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (int i = 0; i < 20; i++) {
      out.readLine();
    }
    process.toHandle().destroy(); // Unlike the process's own, it leaves the streams open.
    List<String> lines = out.lines().toList();
    ProgramRun run = ProgramRun.of(process);
    assertEquals(143, run.exitCode());
    assertEquals("", run.err());
    String last = lines.get(lines.size() - 1);
    assertTrue(last.startsWith("stopped "), last);
    int[] done = Progress.parse(last.substring("stopped ".length())).done();
    Map<Integer, Set<Integer>> found = byThread(project.events(), 0);
    for (int thread = 0; thread < done.length; thread++) {
      assertEquals(numbers(0, done[thread]), found.get(thread), "thread " + thread);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aKillAtARandomMoment_losesTheLastMomentsOnly(Jdk jdk) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      String where = "round " + round + " of seed " + seed;
      // All files are kept: on a busy machine the program may run long, and write very many.
      String rotation = round % 2 == 1 ? "" : ",trace.rotate=1MB,trace.keep=100000";
      String options = "update.interval=20ms" + rotation;
      int reports = LOST_AT_MOST_REPORTS + 10 + random.nextInt(60);
      Progress known = killed(jdk, options, round, reports);
      assertSourceIntact(where);
      project.runWell(jdk, options, "demo.Exits", "normal"); // The next start mends the file.
      assertWholeLines();
      List<TraceEvent> events = project.allEvents();
      assertEquals(numbers(0, 1000), numbersOf(events), where);
      Map<Integer, Set<Integer>> found = byThread(events, round);
      for (int thread = 0; thread < known.done().length; thread++) {
        Set<Integer> expected = numbers(0, known.done()[thread]);
        expected.removeAll(found.getOrDefault(thread, Set.of()));
        assertEquals(Set.of(), expected, where + ": lost of thread " + thread);
      }
      deleteTraceFiles();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aTornLastLine_isMendedByTheNextStart(Jdk jdk) throws IOException {
    project.runWell(jdk, EVENTS, "demo.Exits", "normal");
    byte[] whole = Files.readAllBytes(project.traceFile());
    for (int cut : SomeCases.of(1, List.of(20, 2, 200))) {
      Files.write(project.traceFile(), Arrays.copyOf(whole, whole.length - cut));
      project.runWell(jdk, EVENTS, "demo.Exits", "normal");
      assertWholeLines();
      assertEquals(1999, project.events().size(), "the torn one is gone, and no other");
    }
  }

  /** How far the program's threads were, as it said. */
  private record Progress(int[] done) {
    static Progress parse(String line) {
      String[] parts = line.split(" ");
      int[] done = new int[parts.length];
      for (int i = 0; i < done.length; i++) {
        done[i] = Integer.parseInt(parts[i]);
      }
      return new Progress(done);
    }
  }

  /** Kills the program, and returns how far it was long enough before. */
  private Progress killed(Jdk jdk, String options, int round, int killAt) throws Exception {
    Process process =
        project.builder(project.command(jdk, options, "demo.Load", "kill", "" + round)).start();
    List<Progress> reports = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      while (line != null && line.endsWith(".")) { // Else the kill tore it.
        if (line.endsWith(" asleep.")) {
          reports.add(Progress.parse(line.replace(" asleep.", "")));
        }
        if (reports.size() >= killAt && hasBlock() && process.isAlive()) {
          process.toHandle().destroyForcibly();
        }
        line = out.readLine();
      }
    }
    assertEquals(137, process.waitFor());
    Progress known = reports.get(reports.size() - 1 - LOST_AT_MOST_REPORTS);
    assertTrue(known.done()[0] > 0, "it did something");
    return known;
  }

  private boolean hasBlock() throws IOException {
    String source = Files.readString(project.sourceRoot().resolve("demo/Load.java"));
    return source.contains("// END L9 DORA BLOCK");
  }

  /** The source is as it was, with one block, which is whole, behind it. */
  private void assertSourceIntact(String where) throws IOException {
    String source = Files.readString(project.sourceRoot().resolve("demo/Load.java"));
    assertTrue(source.startsWith(LOAD), () -> where + ": " + source);
    List<String> block = source.substring(LOAD.length()).lines().toList();
    String title = "// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT";
    assertEquals(1, block.stream().filter(title::equals).count(), () -> where + ": " + source);
    assertEquals("// END L9 DORA BLOCK", block.get(block.size() - 2), where);
    assertTrue(block.stream().anyMatch(line -> line.contains("\"stability_score\":\"1.0\"")));
  }

  private void assertWholeLines() throws IOException {
    String text = Files.readString(project.traceFile());
    assertTrue(text.endsWith("}\n"), () -> text.substring(Math.max(0, text.length() - 300)));
    project.events(); // Fails where a line is none.
  }

  private void deleteTraceFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Set<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  /** The numbers of the calls of {@code Work.step}; each may be there only once. */
  private static Set<Integer> numbersOf(List<TraceEvent> events) {
    Set<Integer> numbers = new TreeSet<>();
    for (TraceEvent event : events) {
      assertTrue(!event.operation().equals("drop"), event::toString);
      if (event.operation().equals("step")) {
        assertEquals(TraceStatus.SUCCESS, event.status());
        int number = Integer.parseInt(event.outputSummary());
        assertTrue(numbers.add(number), () -> number + " is there twice");
      }
    }
    return numbers;
  }

  /** The numbers of the calls of {@code Load.work} in this round, by thread. */
  private static Map<Integer, Set<Integer>> byThread(List<TraceEvent> events, int round) {
    Map<Integer, Set<Integer>> found = new HashMap<>();
    for (TraceEvent event : events) {
      assertTrue(!event.operation().equals("drop"), event::toString);
      if (event.operation().equals("work")) {
        String[] id = event.outputSummary().split("-");
        assertEquals(round, Integer.parseInt(id[0]));
        assertTrue(event.metadata().get("thread") instanceof CapturedValue.Text);
        Set<Integer> numbers = found.computeIfAbsent(Integer.parseInt(id[1]), t -> new TreeSet<>());
        assertTrue(numbers.add(Integer.parseInt(id[2])), () -> event + " is there twice");
      }
    }
    return found;
  }

  private static final String WORK =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      class Work {
        static void thousand() {
          for (int i = 0; i < 1000; i++) {
            step(i);
          }
        }

        @L9Traced
        static int step(int n) {
          return n;
        }

        @L9Traced
        public static void main(String[] args) {
          System.out.println(args[0]);
        }
      }
      """;

  private static final String EXITS =
      """
      package demo;

      import java.util.concurrent.*;

      public class Exits {
        public static void main(String[] args) throws Exception {
          switch (args[0]) {
            case "normal" -> Work.thousand();
            case "exit" -> {
              Work.thousand();
              System.exit(3);
            }
            case "uncaught" -> {
              Work.thousand();
              throw new IllegalStateException("uncaught");
            }
            case "exitElsewhere" -> {
              new Thread(() -> {
                Work.thousand();
                System.exit(4);
              }).start();
              new CountDownLatch(1).await();
            }
            case "exitInterrupted" -> {
              Work.thousand();
              Thread.currentThread().interrupt();
              System.exit(5);
            }
            case "exitInHookOfOthers" -> {
              Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                Work.thousand();
                Thread other = new Thread(() -> System.exit(9)); // Blocks for ever.
                other.setDaemon(true);
                other.start();
                throw new IllegalStateException("in the hook");
              }, "hook"));
              System.exit(8);
            }
            case "hook" -> {
              Work.step(0);
              Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                for (int i = 1; i < 1000; i++) {
                  Work.step(i);
                }
                System.out.println("hook");
              }));
            }
            case "hookAlone" -> Runtime.getRuntime().addShutdownHook(new Thread(() -> {
              Work.thousand();
              System.out.println("hook");
            }));
            case "daemons" -> {
              CountDownLatch done = new CountDownLatch(1);
              Thread daemon = new Thread(() -> {
                Work.thousand();
                done.countDown();
                while (true) {
                  Thread.onSpinWait();
                }
              });
              daemon.setDaemon(true);
              daemon.start();
              done.await();
            }
            case "locks" -> {
              CountDownLatch held = new CountDownLatch(1);
              Thread holder = new Thread(() -> {
                synchronized (System.err) {
                  synchronized (Exits.class.getClassLoader()) {
                    synchronized (Thread.class) {
                      synchronized (Work.class) {
                        held.countDown();
                        while (true) {
                          Thread.onSpinWait();
                        }
                      }
                    }
                  }
                }
              });
              holder.setDaemon(true);
              Work.step(0);
              holder.start();
              held.await();
              for (int i = 1; i < 1000; i++) {
                Work.step(i);
              }
              System.exit(2);
            }
            case "threads" -> {
              CountDownLatch done = new CountDownLatch(1000);
              for (int i = 0; i < 1000; i++) {
                int number = i;
                new Thread(null, () -> {
                  Work.step(number);
                  done.countDown();
                  while (true) {
                    java.util.concurrent.locks.LockSupport.park();
                  }
                }, "t" + i, 64 * 1024).start();
              }
              done.await();
              System.exit(11);
            }
            case "nothing" -> {
              Class.forName("demo.Work");
              System.exit(7);
            }
            case "halt" -> {
              Work.thousand();
              Runtime.getRuntime().halt(6);
            }
            default -> throw new IllegalArgumentException(args[0]);
          }
        }
      }
      """;

  private static final String LOAD =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.io.IOException;
      import java.nio.file.*;
      import java.util.concurrent.atomic.AtomicIntegerArray;
      import java.util.concurrent.locks.LockSupport;
      import java.util.stream.Stream;

      public class Load {
        static final int THREADS = 4;
        static final AtomicIntegerArray done = new AtomicIntegerArray(THREADS);
        static volatile boolean stop;
        static Path writer;

        public static void main(String[] args) throws Exception {
          String round = args[1];
          Thread[] threads = new Thread[THREADS];
          for (int t = 0; t < THREADS; t++) {
            int thread = t;
            threads[t] = new Thread(() -> {
              for (int n = 0; !stop; n++) {
                work(round, thread, n);
                done.set(thread, n + 1);
                LockSupport.parkNanos(100_000);
              }
            });
            threads[t].setDaemon(true);
            threads[t].start();
          }
          if (args[0].equals("term")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
              stop = true;
              for (Thread thread : threads) {
                try {
                  thread.join();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }
              System.out.println("stopped " + progress());
            }));
          }
          while (!stop) {
            System.out.println(progress() + (writerSleeps() ? " asleep." : "."));
            Thread.sleep(10);
          }
          Thread.sleep(100_000);
        }

        /** As the system says. Where it doesn't say so in Linux's way, a thread sleeps always. */
        static boolean writerSleeps() throws IOException {
          Path tasks = Path.of("/proc/self/task");
          if (writer == null && Files.exists(tasks)) {
            try (Stream<Path> threads = Files.list(tasks)) {
              writer = threads.filter(Load::isWriter).findAny().orElse(null);
            }
            return false;
          }
          return writer == null || Files.readString(writer.resolve("stat")).contains(") S ");
        }

        static boolean isWriter(Path thread) {
          try {
            return Files.readString(thread.resolve("comm")).strip().equals("l9-trace-writer");
          } catch (IOException e) {
            return false; // It has ended.
          }
        }

        static String progress() {
          StringBuilder line = new StringBuilder();
          for (int t = 0; t < THREADS; t++) {
            line.append(' ').append(done.get(t));
          }
          return line.toString().trim();
        }

        @L9Traced
        static String work(String round, int thread, int n) {
          return round + "-" + thread + "-" + n;
        }
      }
      """;
}
