package dev.l9.trace.agent.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.agent.redact.Redactor;
import org.junit.jupiter.api.Test;

class CommandTextTest {

  private static void assertShows(String expected, String command) {
    assertEquals(expected, CommandText.of(command, new Redactor("", "")));
  }

  @Test
  void ordinaryCommands_areShown() {
    assertShows("demo.Main", "demo.Main");
    assertShows("app.jar --port=8080 -v /a/b:c", "app.jar --port=8080 -v /a/b:c");
    assertShows("", "");
  }

  @Test
  void secrets_areLeftOut() {
    assertShows("demo.Main --password=*** -v", "demo.Main --password=hunter2 -v");
    assertShows("demo.Main --password *** -v", "demo.Main --password hunter two -v");
    assertShows("demo.Main api-key:***", "demo.Main api-key:abc=def");
    assertShows("a.jar --db.password=***", "a.jar --db.password=x,user=y");
    assertShows("a.jar url=jdbc:x?user=a&password=***", "a.jar url=jdbc:x?user=a&password=b&c=d");
    assertShows("a.jar https://me:***@host/x", "a.jar https://me:hunter2@host/x");
    assertShows("a.jar ***", "a.jar 4111111111111111");
  }

  @Test
  void longCommands_areCut() {
    assertEquals(201, CommandText.of("x".repeat(3000), new Redactor("", "")).length());
  }

  @Test
  void commandsOfTests_areRecognised() {
    assertTrue(TestFrameworks.isInCommand("/x/target/surefire/surefirebooter-1.jar /x/target a b"));
    assertTrue(
        TestFrameworks.isInCommand(
            "worker.org.gradle.process.internal.worker.GradleWorkerMain 'Gradle Test Executor 1'"));
    assertTrue(TestFrameworks.isInCommand("org.junit.platform.console.ConsoleLauncher -p a"));
    assertTrue(TestFrameworks.isInCommand("junit-platform-console-standalone-1.11.jar execute"));
    assertFalse(TestFrameworks.isInCommand("com.acme.Main --junit"));
    assertFalse(TestFrameworks.isInCommand(""));
  }
}
