package dev.l9.trace.agent.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stack traces of threads that were there before the first traced class: weaving a class of the
 * JDK makes the JVM forget file and line of its frames that are on a stack.
 */
class StackTracesIT {

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void create() {
    project = new TestProject(folder).source("demo/Stacks.java", STACKS);
  }

  private String traced(Jdk jdk, String main) {
    ProgramRun run = project.run(jdk, "update=false", main);
    assertEquals(0, run.exitCode(), run::toString);
    assertEquals("", run.err());
    return run.out();
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void ofThreadsAndTimers_areTheSame_upToJdk18(Jdk jdk) {
    assumeTrue(jdk.version() < 19, "Thread itself has to be woven");
    project.compile("-g");
    String plain = project.runPlain(jdk, "demo.Stacks").out();
    assertTrue(plain.contains("java.lang.Thread.run(Thread.java:"), plain);
    assertEquals(plain, traced(jdk, "demo.Stacks"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void ofThreadsAndTimers_differInTheFrameOfThread_later(Jdk jdk) {
    assumeTrue(jdk.version() >= 19, "Thread isn't woven");
    project.compile("-g");
    String plain = project.runPlain(jdk, "demo.Stacks").out();
    assertEquals(
        plain.replaceAll("Thread.run\\(Thread.java:\\d+\\)", "Thread.run(Unknown Source)"),
        traced(jdk, "demo.Stacks"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void ofVirtualThreads_areTheSame(Jdk jdk) {
    assumeTrue(jdk.version() >= 25, "has no virtual threads");
    project.source("demo/VirtualStack.java", VIRTUAL).compileWith(jdk, "-g");
    String plain = project.runPlain(jdk, "demo.VirtualStack").out();
    assertTrue(plain.contains("VirtualThread.run(VirtualThread.java:"), plain);
    assertEquals(plain, traced(jdk, "demo.VirtualStack"));
  }

  private static final String STACKS =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.util.*;
      import java.util.concurrent.CountDownLatch;

      public class Stacks {
        static final CountDownLatch running = new CountDownLatch(2);
        static final CountDownLatch traced = new CountDownLatch(1);
        static final CountDownLatch timed = new CountDownLatch(1);
        static final CountDownLatch done = new CountDownLatch(1);

        static void print(CountDownLatch when) {
          running.countDown();
          try {
            when.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          new Exception(Thread.currentThread().getName()).printStackTrace(System.out);
        }

        static class Old implements Runnable {
          @Override public void run() {
            print(traced);
          }
        }

        public static void main(String[] args) throws Exception {
          Thread thread = new Thread(new Old(), "old thread");
          thread.start();
          Timer timer = new Timer("old timer");
          timer.schedule(new TimerTask() {
            @Override public void run() {
              print(timed);
              done.countDown();
            }
          }, 0);
          running.await();
          First.trace();
          traced.countDown();
          thread.join();
          timed.countDown();
          done.await();
          timer.cancel();
        }

        static class First {
          @L9Traced
          static void trace() {}
        }
      }
      """;

  private static final String VIRTUAL =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class VirtualStack {
        static class Virtual implements Runnable {
          @Override public void run() {
            First.trace();
            new Exception("virtual").printStackTrace(System.out);
          }
        }

        public static void main(String[] args) throws Exception {
          Thread.startVirtualThread(new Virtual()).join();
        }

        static class First {
          @L9Traced
          static void trace() {}
        }
      }
      """;
}
