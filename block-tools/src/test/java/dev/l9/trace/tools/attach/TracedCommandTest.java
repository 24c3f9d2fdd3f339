package dev.l9.trace.tools.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.tools.ToolFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TracedCommandTest {

  private static final Path AGENT = Path.of("/opt/l9-agent.jar");

  @Test
  void agent_isQuotedSoThatTheJvmTakesItAsItIs() {
    assertEquals("\"-javaagent:/opt/l9-agent.jar\"", TracedCommand.with(null, AGENT, ""));
    assertEquals(
        "\"-javaagent:/it's an agent.jar=trace=a b\"",
        TracedCommand.with("", Path.of("/it's an agent.jar"), "trace=a b"));
    assertEquals(
        "\"-javaagent:/opt/l9-agent.jar=redact=a\"'\"'\"b\"",
        TracedCommand.with(null, AGENT, "redact=a\"b"));
  }

  @Test
  void whatIsThere_stays() {
    assertEquals(
        "-Da=b \"-javaagent:/opt/l9-agent.jar=log=off\"",
        TracedCommand.with("-Da=b", AGENT, "log=off"));
  }

  @Test
  void aPathThatNoJvmTakes_isRefused() {
    assertThrows(
        ToolFailure.class, () -> TracedCommand.with(null, Path.of("/a=b/l9-agent.jar"), ""));
  }
}
