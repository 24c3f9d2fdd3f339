package dev.l9.trace.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A virtual thread that waits in a traced method gives its carrier thread back: nothing of the
 * agent is a native frame or a class initialiser on its stack. The JVM's own recorder tells.
 */
class PinningIT {

  @TempDir Path folder;

  private TestProject compile(Jdk jdk) {
    assumeTrue(jdk.version() >= 25, "has no virtual threads");
    return new TestProject(folder)
        .source("demo/Pinning.java", PINNING)
        .compileWith(jdk, "-g", "--release", "25", "--enable-preview")
        .javaOptions("--enable-preview", "-Djdk.virtualThreadScheduler.parallelism=2");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void waitingInATracedMethod_neverPinsTheCarrier(Jdk jdk) {
    TestProject project = compile(jdk);
    ProgramRun plain = project.runPlain(jdk, "demo.Pinning");
    assertEquals(new ProgramRun(0, "waits: 872; pinned: 0\n", ""), plain);
    assertEquals(plain, project.run(jdk, "update=false", "demo.Pinning"));
    assertTracedWaits(project, 872);
  }

  /** What the test above would see, if something pinned a thread. */
  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void waitingBelowAClassInitialiser_isSeenToPin(Jdk jdk) {
    TestProject project = compile(jdk);
    ProgramRun run = project.run(jdk, "update=false", "demo.Pinning", "initialise");
    assertEquals(0, run.exitCode(), run::toString);
    assertTrue(
        run.out().startsWith("pinned in demo.Pinning$Initialised.<clinit>\n"), run::toString);
    assertTracedWaits(project, 873);
  }

  private static void assertTracedWaits(TestProject project, int expected) {
    assertEquals(
        expected,
        project.events().stream().filter(event -> event.operation().startsWith("wait")).count());
  }

  private static final String PINNING =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.time.Duration;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.AtomicInteger;
      import java.util.concurrent.locks.*;
      import jdk.jfr.Recording;
      import jdk.jfr.consumer.*;

      public class Pinning {
        static final AtomicInteger waited = new AtomicInteger();
        static final ReentrantLock lock = new ReentrantLock();
        static final SynchronousQueue<String> queue = new SynchronousQueue<>();
        static final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

        static class Initialised {
          static {
            waitAsleep();
          }

          static void initialise() {}
        }

        /** Waits in one of many ways, each below a traced method. */
        static Void waitSomehow() {
          try {
            switch (waited.incrementAndGet() % 8) {
              case 0 -> waitAsleep();
              case 1 -> waitForLock();
              case 2 -> waitForMonitor();
              case 3 -> waitForNotify();
              case 4 -> waitForFuture();
              case 5 -> waitForStage();
              case 6 -> waitForThread();
              default -> waitParked();
            }
            return null;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }

        @L9Traced
        static void waitAsleep() {
          try {
            Thread.sleep(2);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }

        @L9Traced
        static void waitForLock() {
          lock.lock();
          try {
            sleep();
          } finally {
            lock.unlock();
          }
        }

        @L9Traced
        static synchronized void waitForMonitor() {
          sleep();
        }

        @L9Traced
        static void waitForNotify() throws InterruptedException {
          Object monitor = new Object();
          synchronized (monitor) {
            monitor.wait(2);
          }
        }

        @L9Traced
        static void waitForFuture() throws Exception {
          timer.schedule(() -> sleep(), 2, TimeUnit.MILLISECONDS).get();
        }

        @L9Traced
        static void waitForStage() throws Exception {
          Executor later = CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS);
          CompletableFuture.runAsync(() -> sleep(), later).thenRunAsync(() -> sleep()).join();
        }

        @L9Traced
        static void waitForThread() throws Exception {
          Thread.startVirtualThread(() -> sleep()).join();
        }

        @L9Traced
        static void waitParked() {
          LockSupport.parkNanos(2_000_000);
        }

        @L9Traced(operation = "asleep")
        static void sleep() {
          LockSupport.parkNanos(1_000_000);
        }

        @L9Traced(operation = "root")
        static void startThreads(int rounds) throws Exception {
          List<Thread> threads = new ArrayList<>();
          ThreadFactory factory = Thread.ofVirtual().name("v-", 0).factory();
          for (int i = 0; i < rounds; i++) {
            threads.add(Thread.startVirtualThread(Pinning::waitSomehow));
            threads.add(Thread.ofVirtual().start(Pinning::waitSomehow));
            Thread unstarted = Thread.ofVirtual().unstarted(Pinning::waitSomehow);
            threads.add(unstarted);
            unstarted.start();
            Thread made = factory.newThread(Pinning::waitSomehow);
            threads.add(made);
            made.start();
          }
          for (Thread thread : threads) {
            thread.join();
          }
          try (var each = Executors.newVirtualThreadPerTaskExecutor();
              var pool = Executors.newFixedThreadPool(4, factory)) {
            for (int i = 0; i < rounds; i++) {
              each.execute(Pinning::waitSomehow);
              pool.submit(Pinning::waitSomehow);
              CompletableFuture.runAsync(Pinning::waitSomehow, each).whenComplete((v, e) -> sleep());
            }
          }
          try (var scope = StructuredTaskScope.open()) {
            for (int i = 0; i < rounds; i++) {
              scope.fork(() -> waitSomehow());
            }
            scope.join();
          }
        }

        public static void main(String[] args) throws Exception {
          try (Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO);
            // Who needs a class that another thread initialises is pinned, in any program.
            for (int i = 0; i < 8; i++) {
              waitSomehow();
            }
            startThreads(8);
            recording.start();
            startThreads(100);
            if (args.length > 0) {
              Thread.startVirtualThread(Initialised::initialise).join();
            }
            timer.shutdown();
            recording.stop();
            Path file = Path.of("pinned.jfr");
            recording.dump(file);
            List<RecordedEvent> pinned = RecordingFile.readAllEvents(file);
            Files.delete(file);
            for (RecordedEvent event : pinned) {
              System.out.println("pinned in " + culprit(event));
            }
            System.out.println("waits: " + waited + "; pinned: " + pinned.size());
          }
        }

        /** The outermost class initialiser, else the whole stack. */
        static String culprit(RecordedEvent event) {
          List<String> frames = new ArrayList<>();
          for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            frames.add(frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
          }
          for (String frame : frames) {
            if (frame.endsWith(".<clinit>")) {
              return frame;
            }
          }
          return frames.toString();
        }
      }
      """;
}
