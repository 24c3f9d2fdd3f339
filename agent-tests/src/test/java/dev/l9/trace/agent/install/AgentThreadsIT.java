package dev.l9.trace.agent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's threads are none of the program's. */
class AgentThreadsIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theProgramsThreadGroups_haveTheProgramsThreadsOnly(Jdk jdk) {
    TestProject project = new TestProject(folder).source("demo/Groups.java", GROUPS).compile("-g");
    ProgramRun run = project.run(jdk, "update=false", "demo.Groups");
    assertEquals(
        new ProgramRun(
            0,
            """
            own has 0
            own is gone
            main has 1: main
            """,
            ""),
        run);
    assertEquals(run, project.runPlain(jdk, "demo.Groups"));
    assertEquals("traced()\n", TraceText.tree(project.events()));
  }

  private static final String GROUPS =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Groups {
        static class First {
          @L9Traced
          static void traced() {}
        }

        @SuppressWarnings("removal")
        public static void main(String[] args) throws Exception {
          ThreadGroup own = new ThreadGroup("own");
          Thread thread = new Thread(own, () -> First.traced(), "first");
          thread.start();
          thread.join();
          System.out.println("own has " + own.activeCount());
          own.destroy(); // Throws, up to JDK 18, where there still is a thread.
          System.out.println("own is gone");
          Thread[] threads = new Thread[10];
          int count = Thread.enumerate(threads);
          System.out.println("main has " + count + ": " + threads[0].getName());
        }
      }
      """;
}
