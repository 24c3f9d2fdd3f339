package dev.l9.trace.agent.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockParser;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Edge;
import dev.l9.trace.model.DoraTraceBlock.Node;
import dev.l9.trace.model.DoraTraceBlock.Run;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.reader.event.TraceEventParser;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.Thorough;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One run is often several JVMs. */
@JdksInTurn
class RunsIT {

  /** Works so many times, of which each fifth fails; then it does what the second argument says. */
  private static final String MAIN =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.util.Arrays;
      import java.util.List;

      public class Main {
        public static void main(String[] args) throws Exception {
          if (args[0].equals("test")) {
            org.junit.Fake.run(() -> work(1));
            return;
          }
          for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            try {
              work(i);
            } catch (IllegalStateException e) {
              // As wanted.
            }
          }
          String then = args.length > 1 ? args[1] : "";
          if (then.equals("hang")) {
            String block = "(?s).*\\"id\\": ?\\"Main.work\\"[^}]*\\"calls\\": ?" + args[0] + "\\\\b.*";
            for (String name : List.of("Main.java", "Other.java")) {
              while (!Files.readString(Path.of("src/main/java/demo", name)).matches(block)) {
                Thread.sleep(10);
              }
            }
            System.out.println("written");
            Thread.sleep(Long.MAX_VALUE);
          } else if (then.equals("start")) {
            String[] command = Arrays.copyOfRange(args, 2, args.length);
            System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
          }
        }

        @L9Traced
        static int work(int number) {
          if (number % 5 == 4) {
            throw new IllegalStateException("five");
          }
          return Other.half(number);
        }
      }
      """;

  private static final String OTHER =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      class Other {
        @L9Traced
        static int half(int number) {
          return number / 2;
        }
      }
      """;

  private static final String FAKE =
      """
      package org.junit;

      public class Fake {
        public static void run(Runnable test) {
          test.run();
        }
      }
      """;

  @TempDir Path folder;

  private TestProject project;

  @BeforeEach
  void makeProject() {
    project = new TestProject(folder);
    project.source("demo/Main.java", MAIN).source("demo/Other.java", OTHER);
    project.source("org/junit/Fake.java", FAKE).compile();
  }

  private static String text(Map<String, CapturedValue> facts, String key) {
    return facts.get(key) instanceof CapturedValue.Text text ? text.value() : "no text";
  }

  private Set<String> runIds() {
    return project.runEvents().stream()
        .map(event -> text(event.metadata(), "run"))
        .collect(Collectors.toSet());
  }

  private DoraTraceBlock block(String name) throws Exception {
    Path file = project.sourceRoot().resolve("demo/" + name);
    String json = BlockFormats.of(file).orElseThrow().json(Files.readAllBytes(file)).orElseThrow();
    return BlockParser.parse(json);
  }

  private Run run() throws Exception {
    return block("Main.java").metrics().run();
  }

  /** The blocks of both files say that {@code work} was called so often, in all. */
  private void assertCalls(long calls) throws Exception {
    for (String name : List.of("Main.java", "Other.java")) {
      Map<String, Node> nodes =
          block(name).graph().nodes().stream().collect(Collectors.toMap(Node::id, node -> node));
      assertEquals(calls, nodes.get("Main.work").calls(), name);
      assertEquals(calls / 5, nodes.get("Main.work").errors(), name);
      assertEquals(calls - calls / 5, nodes.get("Other.half").calls(), name);
      assertEquals(
          List.of(new Edge("Main.work", "Other.half", calls - calls / 5)),
          block(name).graph().edges(),
          name);
    }
    assertEquals("0.8", block("Main.java").metrics().stabilityScore());
    assertEquals("1.0", block("Other.java").metrics().stabilityScore());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theFirstEventOfAJvm_saysWhatItIs_andItsIdsBeginAlike(Jdk jdk) throws Exception {
    Files.createDirectories(folder.resolve(".git/refs/heads"));
    Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    String commit = "0123456789abcdef0123456789abcdef01234567";
    Files.writeString(folder.resolve(".git/refs/heads/main"), commit + "\n");

    project.runWell(jdk, "run=nightly,rate=50", "demo.Main", "20", "--api-key=hunter2");

    List<TraceEvent> events =
        Files.readAllLines(project.traceFile()).stream().map(TraceEventParser::parse).toList();
    TraceEvent first = events.get(0);
    assertEquals(List.of(first), project.runEvents());
    assertEquals("sys", first.layer().code());
    assertEquals("run nightly", first.outputSummary());
    Map<String, CapturedValue> facts = first.metadata();
    assertEquals("nightly", text(facts, "run"));
    assertTrue(facts.get("pid") instanceof CapturedValue.Num, facts::toString);
    assertEquals("demo.Main 20 --api-key=***", text(facts, "command"));
    assertTrue(text(facts, "jdk").startsWith("" + jdk.version()), facts::toString);
    assertTrue(text(facts, "agent").matches("\\d+\\.\\d+\\.\\d+.*"), facts::toString);
    assertEquals(commit, text(facts, "revision"));
    assertFalse(facts.containsKey("dirty"), "there is no index");
    Map<String, CapturedValue> options = ((CapturedValue.Fields) facts.get("options")).values();
    assertEquals("50", text(options, "rate"));
    assertFalse(first.timestamp().isAfter(events.get(1).timestamp()));
    assertTrue(events.size() > 20, "the events of the program follow");
    assertEquals(
        1,
        events.stream()
            .map(event -> event.traceId().replaceAll("^[a-z]+_\\d+_(.{5}).*", "$1"))
            .collect(Collectors.toSet())
            .size());
    assertEquals(new Run("nightly", "program"), run());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void jvmsOfOneScript_addUp_andThoseOfAnotherScriptDont(Jdk jdk) throws Exception {
    project.inRunOfParent();
    String many =
        String.join(" ", project.command(jdk, "update.interval=20ms", "demo.Main", "300"));
    String few = String.join(" ", project.command(jdk, "", "demo.Main", "100"));

    Path script = Files.writeString(folder.resolve("all.sh"), many + " &\n" + few + " &\nwait\n");
    ProgramRun.of(project.builder(List.of("/bin/sh", script.toString())));
    assertCalls(400);
    assertEquals(new Run(runIds().iterator().next(), "program"), run());
    assertEquals(1, runIds().size(), runIds()::toString);

    ProgramRun.of(project.builder(List.of("/bin/sh", "-c", few + "; " + few)));
    assertCalls(200);
    assertEquals(2, runIds().size(), runIds()::toString);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aLauncherItsChildren_andOneThatIsKilled_addUpWhereTheyAreOneRun(Jdk jdk) throws Exception {
    project.inRunOfParent();
    List<String> killed = project.command(jdk, "update.interval=20ms", "demo.Main", "10", "hang");
    Process program = project.builder(killed).start();
    assertEquals(
        "written", new BufferedReader(new InputStreamReader(program.getInputStream())).readLine());
    program.destroyForcibly().waitFor();
    assertCalls(10);

    String child = String.join("\n", project.command(jdk, "", "demo.Main", "100"));
    List<String> launcher = project.command(jdk, "", "demo.Main", "50", "start");
    launcher.addAll(child.lines().toList());
    ProgramRun run = ProgramRun.of(project.builder(launcher));

    assertEquals(0, run.exitCode(), run::toString);
    assertCalls(160);
    assertEquals(1, runIds().size(), runIds()::toString);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @Thorough
  void jvmsOfOneName_addUp_andTestsAreTold(Jdk jdk) throws Exception {
    String name = folder.getFileName().toString();
    project.runWell(jdk, "run=" + name, "demo.Main", "10");
    project.runWell(jdk, "run=" + name, "demo.Main", "20");
    assertCalls(30);
    assertEquals(new Run(name, "program"), run());

    project.runWell(jdk, "run=" + name + "-2", "demo.Main", "test");
    assertEquals(1, block("Other.java").graph().nodes().get(0).calls());
    assertEquals(new Run(name + "-2", "test"), run());
  }
}
