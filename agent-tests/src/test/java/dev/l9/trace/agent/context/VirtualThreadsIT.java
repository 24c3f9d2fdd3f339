package dev.l9.trace.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What JDKs after 17 start: virtual threads, and structured tasks. */
class VirtualThreadsIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void virtualThreads_areChildrenOfWhoStartedThem(Jdk jdk) {
    assumeTrue(jdk.version() >= 25, "has no virtual threads");
    TestProject project =
        new TestProject(folder)
            .source("demo/Virtual.java", VIRTUAL)
            .compileWith(jdk, "-g", "--release", "25", "--enable-preview")
            .javaOptions("--enable-preview");
    assertEquals(new ProgramRun(0, "done\n", ""), project.run(jdk, "update=false", "demo.Virtual"));
    assertEquals(
        """
        in(name=executor)
          work(n=asleep) → asleep
          work(n=executed) → executed
          work(n=submitted) → submitted
        in(name=factory)
          work(n=made) → made
        in(name=nested)
          work(n=inner) → inner
        in(name=platform)
          work(n=platform) → platform
        in(name=pool)
          work(n=pooled) → pooled
        in(name=started)
          work(n=first) → first
          work(n=second) → second
        in(name=structured)
          work(n=forked 1) → forked 1
          work(n=forked 2) → forked 2
        in(name=unstarted)
          work(n=unstarted) → unstarted
        work(n=outside) → outside
        work(n=started twice) → started twice
        """,
        TraceText.sortedTree(project.events()));
  }

  private static final String VIRTUAL =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.util.concurrent.*;

      public class Virtual {
        interface Body { void run() throws Exception; }

        static Body body;

        static void in(String name, Body todo) throws Exception {
          body = todo;
          in(name);
        }

        @L9Traced
        static void in(String name) throws Exception {
          body.run();
        }

        @L9Traced
        static String work(String n) {
          return n;
        }

        public static void main(String[] args) throws Exception {
          in("started", () -> Thread.startVirtualThread(() -> { work("first"); Thread.yield(); work("second"); }).join());
          in("unstarted", () -> {
            Thread thread = Thread.ofVirtual().unstarted(() -> work("unstarted"));
            thread.start();
            thread.join();
          });
          in("factory", () -> {
            Thread thread = Thread.ofVirtual().name("v-", 0).factory().newThread(() -> work("made"));
            thread.start();
            thread.join();
          });
          in("platform", () -> Thread.ofPlatform().inheritInheritableThreadLocals(false).start(() -> work("platform")).join());
          in("executor", () -> {
            try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
              each.submit(() -> work("submitted"));
              each.execute(() -> work("executed"));
              each.submit(() -> { Thread.sleep(5); return work("asleep"); });
            }
          });
          in("pool", () -> {
            try (ExecutorService pool = Executors.newFixedThreadPool(1, Thread.ofVirtual().factory())) {
              pool.submit(() -> work("pooled"));
            }
          });
          in("nested", () -> Thread.startVirtualThread(() -> {
            try {
              Thread.startVirtualThread(() -> work("inner")).join();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }).join());
          in("structured", () -> {
            try (var scope = StructuredTaskScope.open()) {
              scope.fork(() -> work("forked 1"));
              scope.fork(() -> work("forked 2"));
              scope.join();
            }
          });
          Thread.startVirtualThread(() -> work("outside")).join();
          Thread twice = Thread.ofVirtual().start(() -> work("started twice"));
          twice.join();
          try {
            in2(twice);
          } catch (IllegalThreadStateException e) {
            System.out.println("done");
          }
        }

        static void in2(Thread thread) {
          thread.start();
        }
      }
      """;
}
