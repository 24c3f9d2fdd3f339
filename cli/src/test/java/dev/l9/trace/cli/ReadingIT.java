package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.SomeCases;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands that read traces, as processes: their whole outputs on a pipe, on a terminal, on a
 * terminal without colours, and as JSON. The expected outputs are files beside the trace; {@code
 * -Dl9.write.expected=true} writes them anew, to be looked at before they are committed.
 */
class ReadingIT {

  private static final Path L9 = Path.of("../bin/l9").toAbsolutePath().normalize();
  private static final Path EXPECTED = Path.of("src/test/resources/dev/l9/trace/cli/reading");
  private static final boolean IS_WRITTEN = Boolean.getBoolean("l9.write.expected");

  @TempDir private Path folder;

  /** What follows {@code l9}; the first word names the files of the expected outputs. */
  static List<String> commands() {
    return List.of(
        "view",
        "view-flat view --flat --hrm memory,foc",
        "view-trace view --trace-id foc_1768312800_aaaaa000021",
        "view-error view --last-error",
        "errors",
        "runs",
        "calls calls Orders$Sum#total",
        "slow",
        "callers callers Card#check",
        "stats",
        "stats-dora stats --dora",
        "diff diff run-aaaaa run-bbbbb");
  }

  /** Those whose outputs differ most on a terminal. */
  static List<String> onTerminals() {
    return SomeCases.of(3, sorted("view-error", "stats ", "errors"));
  }

  static List<String> withoutColours() {
    return SomeCases.of(2, sorted("view-error", "diff"));
  }

  static List<String> asJson() {
    return SomeCases.of(3, sorted("view-flat", "stats-dora", "runs"));
  }

  /** All commands, these first. */
  private static List<String> sorted(String... first) {
    List<String> sorted = new ArrayList<>(commands());
    List<String> names = List.of(first);
    sorted.sort(Comparator.comparing(line -> names.stream().noneMatch((line + " ")::startsWith)));
    return sorted;
  }

  private record Command(String name, List<String> words) {

    static Command of(String line) {
      List<String> words = new ArrayList<>(List.of(line.split(" ")));
      return new Command(words.get(0), words.size() == 1 ? words : words.subList(1, words.size()));
    }

    List<String> with(String option) {
      List<String> more = new ArrayList<>(words);
      more.add(1, option);
      return more;
    }
  }

  @BeforeEach
  void copyTrace() throws IOException {
    Files.copy(EXPECTED.resolve("trace.jsonl"), folder.resolve("trace.jsonl"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void output_onAPipe(String line) throws Exception {
    Command command = Command.of(line);
    assertOutput(command.name() + ".txt", run(Map.of(), l9(command.words())));
  }

  @ParameterizedTest
  @MethodSource("asJson")
  void output_asJson(String line) throws Exception {
    Command command = Command.of(line);
    assertOutput(command.name() + ".json", run(Map.of(), l9(command.with("--json"))));
  }

  @ParameterizedTest
  @MethodSource("onTerminals")
  void output_onATerminal(String line) throws Exception {
    Command command = Command.of(line);
    assertOutput(command.name() + ".tty.txt", run(Map.of(), onTerminal(command)));
  }

  @ParameterizedTest
  @MethodSource("withoutColours")
  void output_onATerminalWithoutColours(String line) throws Exception {
    Command command = Command.of(line);
    String colourless = run(Map.of("NO_COLOR", "1"), onTerminal(command));
    String coloured = expected(command.name() + ".tty.txt");
    assertEquals(coloured.replaceAll("\u001b\\[[0-9;]*m", ""), colourless);
  }

  /** The formats of {@code l9 export} are the same wherever they go. */
  @ParameterizedTest
  @ValueSource(strings = {"collapsed", "mermaid"})
  void export_isTheSameOnAPipeAndOnATerminal(String format) throws Exception {
    Command command = Command.of("export-" + format + " export --to " + format);
    assertOutput(command.name() + ".txt", run(Map.of(), l9(command.words())));
    assertOutput(command.name() + ".txt", run(Map.of(), onTerminal(command)));
  }

  @Test
  void aReaderThatWantsNoMore_endsTheCommand() throws Exception {
    List<String> command =
        List.of("bash", "-c", "'" + L9 + "' view | head -n 1; echo ${PIPESTATUS[0]}");
    assertEquals(
        "[sys] Shop.order: customer=ann, item=lamp, quantity=1 → true (8ms)\n0\n",
        run(Map.of(), command).replaceAll("(?m)^l9: .*\n", ""));
  }

  private static List<String> l9(List<String> words) {
    List<String> command = new ArrayList<>(List.of(L9.toString()));
    command.addAll(words);
    return command;
  }

  private static List<String> onTerminal(Command command) {
    assumeTrue(has("script"), "there is no script, of util-linux, to make a terminal");
    String words = String.join(" ", l9(command.words())).replace("$", "\\$").replace("#", "\\#");
    return List.of("script", "-qec", "stty cols 100 -onlcr; " + words, "/dev/null");
  }

  private static boolean has(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private String run(Map<String, String> environment, List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("NO_COLOR");
    builder.environment().put("TERM", "xterm");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try (InputStream in = process.getInputStream()) {
      String output = new String(in.readAllBytes(), UTF_8);
      process.waitFor();
      return output;
    }
  }

  private static void assertOutput(String file, String output) throws IOException {
    if (IS_WRITTEN) {
      Files.writeString(EXPECTED.resolve(file), output);
    }
    assertEquals(expected(file), output);
  }

  private static String expected(String file) throws IOException {
    return Files.readString(EXPECTED.resolve(file));
  }
}
