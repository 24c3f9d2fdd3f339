package dev.l9.trace.contract.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoGitTest {

  @TempDir Path folder;

  /** What runs in a JVM whose path has no programs. */
  public static void main(String[] arguments) {
    System.out.print(GitHistory.of(Path.of(arguments[0])).state());
  }

  @Test
  void withoutGit_nothingIsKnown() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            NoGitTest.class.getName(),
            folder.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PATH", folder.toString());
    Process process = builder.start();

    assertEquals("NO_GIT", new String(process.getInputStream().readAllBytes(), UTF_8));
    assertEquals(0, process.waitFor());
  }
}
