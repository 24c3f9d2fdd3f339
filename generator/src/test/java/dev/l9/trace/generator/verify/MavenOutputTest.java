package dev.l9.trace.generator.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MavenOutputTest {

  @Test
  void lastLines_leaveOutAdvice_andTheTemporaryFolder() {
    MavenOutput output =
        new MavenOutput(
            """
            [ERROR] COMPILATION ERROR :\s
            [ERROR] /tmp/x/copy/src/main/java/A.java:[3,5] cannot find symbol
            [ERROR]\s
            	at java.base/java.lang.reflect.Method.invoke(Method.java:569)
            [ERROR] Failed to execute goal x:compile (default-compile) on project a-b: Compilation failure
            \033[0m\033[1;31m[ERROR] -> [Help 1]\033[0m
            [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
            [ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoFailureException
            """);
    assertEquals(
        "[ERROR] src/main/java/A.java:[3,5] cannot find symbol\n"
            + "[ERROR] Failed to execute goal x:compile (default-compile) on project a-b: Compilation"
            + " failure",
        output.lastLines(Path.of("/tmp/x/copy")));
    assertTrue(output.saysCompilationFailed());
    assertEquals("a-b", output.failedProject());
    assertFalse(output.lacksSomething());
  }

  @Test
  void whatIsNotAtHand_isToldFromFailures() {
    assertTrue(
        new MavenOutput(
                "[ERROR] Cannot access central (https://repo) in offline mode and the artifact"
                    + " a:b:jar:1 has not been downloaded from it before.")
            .lacksSomething());
    assertTrue(new MavenOutput("Could not find artifact a:b:jar:1 in central").lacksSomething());
    assertFalse(new MavenOutput("[ERROR] Tests run: 1, Failures: 1").lacksSomething());
  }
}
