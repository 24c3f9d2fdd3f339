package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.SomeCases;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose part a trace is: the caller's span, in the metadata of the root. */
@JdksInTurn
class TraceparentIT {

  private static final String REMOTE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String TOLD = "00-11111111111111111111111111111111-2222222222222222-01";
  private static final String OURS = "-javaagent:" + TestProject.AGENT + "=update=false";

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void create() {
    project = new TestProject(folder);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theMetadata_isTheRootsWhereverItIsSet(Jdk jdk) {
    Libraries.program("traceparent", project).compile("-g");
    assertEquals(new ProgramRun(0, "", ""), project.run(jdk, "update=false", "demo.App"));
    assertEquals(
        """
        parse: none
        filter: none
        controller: second
        span: none
        byHand: of a span
        shared: from elsewhere
        otherThread: none
        """,
        traceparents());
  }

  /** The events of the main thread first, in the order of their ends. */
  private String traceparents() {
    return project.events().stream()
        .sorted(Comparator.comparing(event -> !text(event, "thread").equals("main")))
        .map(
            event ->
                event.operation()
                    + (event.inputSummary().isEmpty() ? "" : "(" + event.inputSummary() + ")")
                    + ": "
                    + text(event, "traceparent")
                    + "\n")
        .collect(Collectors.joining());
  }

  private static String text(TraceEvent event, String key) {
    return event.metadata().get(key) instanceof CapturedValue.Text text ? text.value() : "none";
  }

  private void compileWithOpenTelemetry() {
    Libraries.program("otel", project)
        .libraries(
            Libraries.of(
                "io/opentelemetry/opentelemetry-api",
                "io/opentelemetry/opentelemetry-context",
                "io/opentelemetry/opentelemetry-common"))
        .compile("-g");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aSpanOfOpenTelemetrysApi_isTheRootsParent(Jdk jdk) {
    compileWithOpenTelemetry();
    assertEquals(new ProgramRun(0, "", ""), project.run(jdk, "update=false", "demo.App"));
    assertEquals(
        """
        inner(name=alone): none
        outer(name=alone): none
        inner(name=remote): none
        outer(name=remote): %s
        told(traceparent=%s): %s
        inner(name=recorded none): none
        outer(name=recorded none): none
        inner(name=afterwards): none
        outer(name=afterwards): none
        inner(name=in a pool): none
        outer(name=in a pool): none
        """
            .formatted(REMOTE, TOLD, TOLD),
        traceparents());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void withoutTheOption_openTelemetryIsNotAsked(Jdk jdk) {
    compileWithOpenTelemetry();
    project.run(jdk, "update=false,otel=false", "demo.App");
    assertFalse(traceparents().contains(REMOTE), this::traceparents);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aSpanOfOpenTelemetrysAgent_isTheRootsParentWhicheverAgentIsFirst(Jdk jdk)
      throws IOException {
    compileWithOpenTelemetry();
    project.javaOptions(
        "-Dotel.traces.exporter=none",
        "-Dotel.metrics.exporter=none",
        "-Dotel.logs.exporter=none",
        "-Dotel.javaagent.logging=none");
    String other = "-javaagent:" + Libraries.jar("io/opentelemetry/javaagent");
    if (!Boolean.getBoolean("l9.stress")) { // What the program needs of it, of some hundred.
      project.javaOptions(
          "-Dotel.instrumentation.common.default-enabled=false",
          "-Dotel.instrumentation.opentelemetry-api.enabled=true",
          "-Dotel.instrumentation.executors.enabled=true");
    }
    List<List<String>> orders = List.of(List.of(other, OURS), List.of(OURS, other));
    for (List<String> agents : SomeCases.of(1, orders)) {
      ProgramRun run = run(jdk, agents);
      assertEquals("", run.out(), agents::toString);
      // The JVM says so of any agent that appends to the boot class path, as OpenTelemetry's does.
      String sharing = "Sharing is only supported for boot loader classes";
      assertTrue(run.err().lines().allMatch(line -> line.contains(sharing)), run::err);
      String traceparents = traceparents();
      assertEquals(
          """
          inner(name=alone): none
          outer(name=alone): none
          inner(name=remote): none
          outer(name=remote): %s
          told(traceparent=%s): %s
          inner(name=recorded it): none
          outer(name=recorded it): it
          inner(name=afterwards): none
          outer(name=afterwards): none
          inner(name=in a pool): none
          outer(name=in a pool): it
          """
              .formatted(REMOTE, TOLD, TOLD),
          traceparents.replace(recorded(traceparents), "it"),
          agents::toString);
      Files.delete(project.traceFile());
    }
  }

  private ProgramRun run(Jdk jdk, List<String> agents) {
    List<String> command = project.plainCommand(jdk, "demo.App");
    command.addAll(command.indexOf("-cp"), agents);
    ProgramRun run = ProgramRun.of(project.builder(command));
    assertEquals(0, run.exitCode(), run::toString);
    return run;
  }

  /** The traceparent of the span that the program recorded, as it told a traced method. */
  private static String recorded(String traceparents) {
    String before = "outer(name=recorded ";
    int start = traceparents.indexOf(before) + before.length();
    return traceparents.substring(start, start + REMOTE.length());
  }
}
