package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a process of its own, since the log writes to the process's standard error. */
class AgentLogTest {

  @Test
  void everyLevel_includesThoseBeforeIt() throws Exception {
    assertEquals(List.of("printed"), run("OFF"));
    assertEquals(List.of("[l9] error: e", "printed"), run("ERROR"));
    assertEquals(List.of("[l9] error: e", "[l9] warn: w", "printed"), run("WARN"));
    assertEquals(List.of("[l9] error: e", "[l9] warn: w", "[l9] info: i", "printed"), run("INFO"));
    assertEquals(
        List.of("[l9] error: e", "[l9] warn: w", "[l9] info: i", "[l9] debug: d", "printed"),
        run("DEBUG"));
  }

  @Test
  void messages_areOneLineEach() throws Exception {
    assertEquals(List.of("[l9] error: a b c", "printed"), run("LINES"));
  }

  private static List<String> run(String level) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AgentLogTest.class.getName(),
                level)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    return said.lines().toList();
  }

  /** The process of {@link #run}. */
  public static void main(String[] args) {
    // What the application does with System.err doesn't matter.
    System.setErr(new PrintStream(PrintStream.nullOutputStream()));
    if (args[0].equals("LINES")) {
      AgentLog.error("a\nb\r\nc");
    } else {
      AgentLog.setLevel(AgentLog.Level.valueOf(args[0]));
      AgentLog.error("e");
      AgentLog.warn("w");
      AgentLog.info("i");
      AgentLog.debug("d");
    }
    AgentLog.print("printed");
  }
}
