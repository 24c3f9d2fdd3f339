package dev.l9.trace.frameworks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.tools.attach.VirtualMachine;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.TestProject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The caller's span where the agent comes to a program that runs already. */
@JdksInTurn
class AttachedTraceparentIT {

  private static final String REMOTE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @TempDir private Path folder;
  private TestProject project;
  private Process program;
  private BufferedReader out;

  private void start(Jdk jdk, boolean withAgent) throws IOException {
    project =
        Libraries.program("attached", new TestProject(folder))
            .libraries(
                Libraries.of(
                    "io/opentelemetry/opentelemetry-api",
                    "io/opentelemetry/opentelemetry-context",
                    "io/opentelemetry/opentelemetry-common"))
            .compile("-g");
    List<String> command =
        withAgent
            ? project.command(jdk, "update=false", "demo.App")
            : project.plainCommand(jdk, "demo.App");
    if (jdk.version() >= 21) {
      command.add(1, "-XX:+EnableDynamicAgentLoading");
    }
    program = project.builder(command).start();
    out = new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8));
    assertEquals("ready", out.readLine());
  }

  @AfterEach
  void endProgram() throws Exception {
    if (program != null) {
      program.getOutputStream().close();
      program.waitFor();
    }
  }

  private void step(String line) throws IOException {
    OutputStream in = program.getOutputStream();
    in.write((line + "\n").getBytes(UTF_8));
    in.flush();
    assertEquals(line, out.readLine());
  }

  private void send(String request) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(Long.toString(program.pid()));
    try {
      jvm.loadAgent(TestProject.AGENT.toString(), request);
    } finally {
      jvm.detach();
    }
  }

  /** The calls and the callers' spans, when the program has ended. */
  private String traceparents() throws Exception {
    program.getOutputStream().close();
    assertEquals("", new String(program.getErrorStream().readAllBytes(), UTF_8));
    assertEquals(0, program.waitFor());
    return project.events().stream()
        .map(
            event ->
                event.inputSummary()
                    + ": "
                    + (event.metadata().get("traceparent") instanceof CapturedValue.Text text
                        ? text.value()
                        : "none")
                    + "\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void spanOfAnApiThatIsLoadedAlready_isTheRootsParent(Jdk jdk) throws Exception {
    start(jdk, false);
    step("span before");
    send("update=false");
    step("span after");
    step("alone");
    assertEquals(
        """
        line=span after: %s
        line=alone: none
        """
            .formatted(REMOTE),
        traceparents());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void spanOfAnApiThatIsLoadedLater_isTheRootsParent(Jdk jdk) throws Exception {
    start(jdk, false);
    step("before");
    send("update=false");
    step("alone");
    step("span");
    assertEquals(
        """
        line=alone: none
        line=span: %s
        """
            .formatted(REMOTE),
        traceparents());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void spanOfAnApiThatWasLoadedWhileTheAgentWasDetached_isTheRootsParent(Jdk jdk) throws Exception {
    start(jdk, true);
    step("alone");
    send("detach");
    step("span unseen");
    send("update=false");
    step("span seen");
    assertEquals(
        """
        line=alone: none
        line=span seen: %s
        """
            .formatted(REMOTE),
        traceparents());
  }
}
