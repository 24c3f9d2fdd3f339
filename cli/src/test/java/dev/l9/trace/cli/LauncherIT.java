package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/l9} tells the JVM, and that it becomes the JVM. */
class LauncherIT {

  @TempDir Path folder;

  private Launcher launcher;
  private Path talking;

  @BeforeEach
  void copy() throws IOException {
    launcher = Launcher.create(folder, "an l9");
    talking = launcher.talkingJava();
  }

  private ProcessBuilder builder(String... command) {
    ProcessBuilder builder = launcher.builder(talking, command);
    builder.environment().put("L9_ARCHIVE", "off");
    return builder;
  }

  private static List<String> properties(String output) {
    return output
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("-Dl9.te") || line.startsWith("-Dl9.co"))
        .toList();
  }

  @Test
  void process_becomesTheJvm_whichGetsTheWordsAsTheyAre() throws Exception {
    Process process = builder(launcher.script().toString(), "a b", "", "*", "$x").start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(42, process.waitFor());
    assertEquals("process " + process.pid(), output.lines().findFirst().orElseThrow());
    assertTrue(output.endsWith("\n-jar\n" + launcher.jar + "\na b\n\n*\n$x\n"), () -> output);
  }

  @Test
  void script_isFoundByWayOfLinks() throws Exception {
    Path link = Files.createSymbolicLink(launcher.home.resolve("l9"), launcher.script());
    Path second = Files.createSymbolicLink(launcher.home.resolve("of links"), link);
    ProgramRun run = ProgramRun.of(builder(second.toString(), "--version"));
    assertTrue(
        run.out()
            .contains("\n-Dl9.command=" + launcher.script() + "\n-jar\n" + launcher.jar + "\n"),
        run::out);
  }

  @Test
  void pipe_isNoTerminal() throws Exception {
    ProcessBuilder builder = builder(launcher.script().toString());
    builder.environment().put("COLUMNS", "57");
    assertEquals(
        List.of("-Dl9.command=" + launcher.script()), properties(ProgramRun.of(builder).out()));
  }

  @Test
  void terminal_isToldWithItsWidth() throws Exception {
    assertEquals(
        List.of(
            "-Dl9.terminal=true",
            "-Dl9.columns=57",
            "-Dl9.terminal.err=true",
            "-Dl9.command=" + launcher.script()),
        properties(onTerminal("stty cols 57; \"$L9\"", Map.of())));
  }

  @Test
  void columns_winWhereTheyAreExported_andAreANumber() throws Exception {
    String wide = onTerminal("stty cols 57; \"$L9\"", Map.of("COLUMNS", "200"));
    assertTrue(properties(wide).contains("-Dl9.columns=200"), wide);
    String wrong = onTerminal("stty cols 57; \"$L9\"", Map.of("COLUMNS", "wide"));
    assertTrue(properties(wrong).contains("-Dl9.columns=57"), wrong);
  }

  @Test
  void standardError_isATerminalByItself() throws Exception {
    String output = onTerminal("\"$L9\" | cat", Map.of());
    assertEquals(
        List.of("-Dl9.terminal.err=true", "-Dl9.command=" + launcher.script()), properties(output));
    String redirected = onTerminal("\"$L9\" 2>/dev/null", Map.of());
    assertFalse(redirected.contains("-Dl9.terminal.err"), redirected);
    assertTrue(redirected.contains("-Dl9.terminal=true"), redirected);
  }

  @Test
  void largeFile_isReadWithTheSecondCompiler() throws Exception {
    String first = "-XX:TieredStopAtLevel=1";
    Path small = Files.writeString(launcher.home.resolve("small.jsonl"), "{}\n");
    Path large = launcher.home.resolve("large trace.jsonl");
    sparse(large);
    assertTrue(options("view").contains(first));
    assertTrue(options("view", "--last", "5", small.toString()).contains(first));
    assertFalse(options("view", small.toString(), large.toString()).contains(first));
    assertFalse(options("stats", "-").contains(first));
    sparse(launcher.home.resolve("trace.jsonl"));
    assertFalse(options("view").contains(first));
  }

  private List<String> options(String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.script().toString()));
    command.addAll(List.of(arguments));
    return ProgramRun.of(builder(command.toArray(new String[0]))).out().lines().toList();
  }

  private static void sparse(Path file) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength(64 << 20);
    }
  }

  private String onTerminal(String command, Map<String, String> more) throws Exception {
    assumeTrue(isThere("script"), "there is no script(1) of util-linux");
    ProcessBuilder builder = builder("script", "-qec", command, "/dev/null");
    builder.environment().putAll(more);
    builder.environment().put("L9", launcher.script().toString());
    builder.environment().put("SHELL", "/bin/sh");
    return ProgramRun.of(builder).out();
  }

  private static boolean isThere(String command) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
  }
}
