package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code l9 run} starts commands with the agent in them, and is otherwise not noticed. */
@JdksInTurn
class RunIT {

  private static final String MAIN =
      """
      package demo;

      public class Main {
        public static void main(String[] args) throws Exception {
          System.out.println(greet(new String(System.in.readAllBytes())));
          System.out.println(System.getProperty("theirs") + " " + String.join(" ", args));
          System.err.println("bye");
          System.exit(3);
        }

        static String greet(String name) {
          return "hello " + name;
        }
      }
      """;

  /** Says which signals it gets, and ends with the second kind, or after some minutes. */
  private static final String SIGNALLED =
      "trap 'echo int' INT; trap 'echo term; exit 5' TERM; echo ready;"
          + " i=0; while [ $i -lt 3000 ]; do i=$((i + 1)); sleep 0.1; done";

  /** A group of processes of its own, in which no signal is ignored, whoever started the tests. */
  private static final List<String> OWN_GROUP = List.of("setsid", "env", "--default-signal");

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void create() {
    project = new TestProject(folder);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void command_isTraced_andHasItsStreamsItsOptionsAndItsExitCode(Jdk jdk) throws Exception {
    project.source("demo/Main.java", MAIN).compile("-g");
    Path agent = Files.createDirectories(folder.resolve("it's \"an\" agent")).resolve("l9.jar");
    Files.copy(TestProject.AGENT, agent);
    List<String> command = L9Run.command(jdk);
    command.addAll(List.of("run", "include=demo.Main#*", "trace=my trace.jsonl"));
    command.addAll(List.of("end.wait=2m", "--agent", agent.toString(), "--"));
    command.addAll(List.of(jdk.java().toString(), "-cp", project.classPath(), "demo.Main"));
    command.addAll(List.of("--", "--help", "@file", "a=b"));
    ProcessBuilder builder = project.builder(command);
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Dtheirs='a b'");
    Files.writeString(folder.resolve("file"), "not read");
    Process process = builder.start();
    process.outputWriter().append("you").close();
    ProgramRun run = ProgramRun.of(process);
    assertEquals("hello you\na b -- --help @file a=b\n", run.out());
    assertEquals(3, run.exitCode());
    List<String> err = run.err().lines().toList();
    assertEquals("Picked up JAVA_TOOL_OPTIONS: -Dtheirs='a b'", err.get(0)); // This is l9's own.
    assertTrue(err.get(1).startsWith("Picked up JAVA_TOOL_OPTIONS: -Dtheirs='a b' \"-javaagent:"));
    assertEquals(List.of("bye"), err.subList(2, err.size()));
    String tree = TraceText.tree(TestProject.events(folder.resolve("my trace.jsonl")));
    assertTrue(tree.contains("  greet(name=you) → hello you\n"), tree);
  }

  @Test
  void signals_reachTheCommandOnce_andItSaysWhenItEnds() throws Exception {
    ProgramRun tried = shell("exec " + String.join(" ", OWN_GROUP) + " true");
    assumeTrue(tried.exitCode() == 0, tried::toString);
    List<String> command = new ArrayList<>(OWN_GROUP);
    command.addAll(L9Run.command(Jdk.running()));
    command.addAll(List.of("run", "--agent", TestProject.AGENT.toString(), "--"));
    command.addAll(List.of("sh", "-c", SIGNALLED));
    Process process = project.builder(command).start();
    try (BufferedReader out = process.inputReader()) {
      assertEquals("ready", out.readLine());
      // As Ctrl-C does it: to all processes of the command line.
      assertEquals(0, shell("kill -INT -" + process.pid()).exitCode());
      assertEquals("int", out.readLine());
      process.toHandle().destroy(); // The process itself would close the streams.
      assertEquals("term", out.readLine());
      assertEquals(5, process.waitFor());
    } finally {
      if (process.isAlive()) {
        shell("kill -KILL -" + process.pid());
      }
    }
  }

  @Test
  void endBySignal_is128AndItsNumber() {
    assertEquals(new ProgramRun(137, "", ""), run("--", "sh", "-c", "kill -KILL $$"));
  }

  @Test
  void whatCannotBeStarted_isOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    for (String command : List.of("no-such-command", folder.resolve("none").toString())) {
      assertEquals(
          new ProgramRun(2, "", "l9: can't start " + command + ": No such file or directory\n"),
          run("--", command, "x"));
    }
    assertEquals(
        new ProgramRun(2, "", "l9: can't start " + file + ": Permission denied\n"),
        run("--", file.toString()));
  }

  @Test
  void optionsThatTheAgentDoesNotKnow_areRefused_andNothingIsStarted() {
    Path made = folder.resolve("made");
    ProgramRun unknown = run("inclde=demo..*", "--", "touch", made.toString());
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().startsWith("l9: unknown agent argument 'inclde=demo..*'; did you "));
    assertTrue(unknown.err().contains("'include'"), unknown::err);
    ProgramRun bad = run("update=perhaps", "rate=x", "--", "touch", made.toString());
    assertEquals(2, bad.exitCode());
    assertEquals(2, bad.err().lines().count(), bad::err);
    assertTrue(bad.err().contains("allowed is true or false"), bad::err);
    assertTrue(Files.notExists(made));
    ProgramRun noAgent = L9Run.here("run", "--agent", folder + "/none.jar", "--", "true");
    assertEquals(2, noAgent.exitCode());
    assertTrue(noAgent.err().startsWith("l9: there is no agent at "), noAgent::err);
    ProgramRun other = L9Run.here("run", "--agent", System.getProperty("l9.cli.jar"), "--", "true");
    assertEquals(2, other.exitCode());
    assertTrue(other.err().contains("is no agent of this version"), other::err);
  }

  private static ProgramRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("run", "--agent", TestProject.AGENT.toString()));
    all.addAll(List.of(arguments));
    return L9Run.here(all.toArray(new String[0]));
  }

  private ProgramRun shell(String script) {
    return ProgramRun.of(project.builder(List.of("sh", "-c", script)));
  }
}
