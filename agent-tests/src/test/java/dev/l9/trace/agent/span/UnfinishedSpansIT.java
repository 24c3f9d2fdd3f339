package dev.l9.trace.agent.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the JVM's end cuts off is in the trace too. */
@JdksInTurn
class UnfinishedSpansIT {

  private static final String UNFINISHED = "unfinished";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void executionsThatTheEndCutsOff_areWrittenAsUnfinished(Jdk jdk) {
    TestProject project =
        new TestProject(folder)
            .source(
                "demo/Cut.java",
                """
                package demo;

                import dev.l9.trace.L9Traced;
                import dev.l9.trace.L9Tracer;
                import java.util.concurrent.CountDownLatch;

                public class Cut {
                  static final CountDownLatch WAITING = new CountDownLatch(1);

                  @L9Traced
                  public static void main(String[] args) throws Exception {
                    L9Tracer.metadata("stage", "early");
                    step(1);
                    Thread other = new Thread(Cut::hang, "other");
                    other.setDaemon(true);
                    other.start();
                    WAITING.await();
                    leave(3);
                  }

                  @L9Traced
                  static int step(int n) {
                    return n;
                  }

                  @L9Traced
                  static void hang() {
                    step(2);
                    WAITING.countDown();
                    while (true) {
                      Thread.onSpinWait();
                    }
                  }

                  @L9Traced
                  static void leave(int code) {
                    System.exit(code);
                  }
                }
                """)
            .compile("-g");
    ProgramRun run = project.run(jdk, "", "demo.Cut");
    assertEquals(3, run.exitCode(), run::toString);
    assertEquals("", run.err());
    assertEquals(
        """
        main(args=[])
          step(n=1) → 1
          hang()
            step(n=2) → 2
          leave(code=3)
        """,
        TraceText.tree(project.events()));
    for (TraceEvent event : project.events()) {
      boolean isStep = event.operation().equals("step");
      assertEquals(!isStep, event.metadata().containsKey(UNFINISHED), event::toString);
    }
    TraceEvent main = project.event("main");
    assertEquals(new CapturedValue.Text("early"), main.metadata().get("stage"));
    assertEquals(new CapturedValue.Text("main"), main.metadata().get("thread"));
    assertTrue(main.durationMs() >= 0);
    assertFalse(main.metadata().containsKey("error"));
  }
}
