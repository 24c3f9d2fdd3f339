package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trace_id in the log lines of a program, by SLF4J's MDC. */
@JdksInTurn
class MdcIT {

  /** The lines of one application, with an operation for each trace_id: the span's, the root's. */
  private static final String LINES =
      """
      - - app before
      outer outer app in outer
      inner outer app in inner
      inner outer app in inner
      outer outer app back in outer
      - - app after
      inner inner app in inner
      its own its root app after
      failing failing app failing
      - - app after the failure
      inner inner app in inner
      by hand around app by hand
      - - app at the end {}
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void create() {
    project = new TestProject(folder);
  }

  private void compileLogging() throws IOException {
    Libraries.program("logging", project)
        .libraries(Libraries.of("org/slf4j", "ch/qos/logback"))
        .compile("-g");
    Files.writeString(
        project.classes().resolve("logback.xml"),
        """
        <configuration>
          <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
          <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
            <encoder><pattern>%X{l9_trace_id:--} %X{l9_root_id:--} %m%n</pattern></encoder>
          </appender>
          <root level="info"><appender-ref ref="out"/></root>
        </configuration>
        """);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void logLines_haveTheIdOfTheCurrentSpanInEachApplication(Jdk jdk) throws IOException {
    compileLogging();
    ProgramRun run = project.run(jdk, "update=false,mdc=true", "demo.App");
    assertEquals("", run.err());
    String out = run.out();
    for (TraceEvent event : project.events()) {
      out = out.replace(event.traceId(), event.operation());
    }
    assertEquals(
        LINES
            + LINES.replace("app", "left")
            + LINES.replace("app", "right")
            + "the left one is gone: true\n",
        out);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void withoutTheOption_nothingIsSet(Jdk jdk) throws IOException {
    compileLogging();
    ProgramRun plain = project.runPlain(jdk, "demo.App");
    assertEquals(plain, project.run(jdk, "update=false", "demo.App"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aFailingMdc_isSaidOnceAndTheProgramGoesOn(Jdk jdk) {
    Libraries.program("brokenmdc", project).compile("-g");
    ProgramRun run = project.run(jdk, "update=false,mdc=true", "demo.App");
    String warning =
        "[l9] warn: the application's MDC failed with java.lang.IllegalStateException: put;"
            + " more isn't logged\n";
    assertEquals(new ProgramRun(0, "6\n", warning), run);
    assertEquals("twice(n=1) → 2\ntwice(n=2) → 4\n", TraceText.tree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aProgramWithoutSlf4j_isTracedAsEver(Jdk jdk) {
    Libraries.program("shop", project).compile("-g");
    ProgramRun plain = project.runPlain(jdk, "demo.App");
    assertEquals(plain, project.run(jdk, "update=false,mdc=true", "demo.App"));
    assertEquals(9, project.events().size());
  }
}
