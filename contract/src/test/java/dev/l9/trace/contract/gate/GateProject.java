package dev.l9.trace.contract.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A repository of real git, apart from all settings of who runs the tests, and a program in place
 * of {@code l9}, which finds a violation wherever a staged file has the word BAD in it.
 */
final class GateProject {

  private static final String L9 =
      """
      #!/bin/sh
      echo "$@" >> "%s"
      git grep --cached -l BAD && exit 1
      exit 0
      """;

  final Path top;
  final Path l9;
  private final Path home;

  /** Folders that come first in PATH. */
  private String path = "";

  private GateProject(Path top, Path home, Path l9) {
    this.top = top;
    this.home = home;
    this.l9 = l9;
  }

  /** What a command printed, and its exit code. */
  record Output(int code, String text) {}

  /** Makes a repository; skips the test where there is no git. */
  static GateProject create(Path folder) throws Exception {
    return create(folder, "repository", "bin");
  }

  static GateProject create(Path folder, String name, String bin) throws Exception {
    assumeTrue(isGitThere(), "git is not installed");
    Path base = folder.toRealPath();
    Path home = Files.createDirectories(base.resolve("home"));
    Path l9 = base.resolve(bin).resolve("l9");
    GateProject project = new GateProject(Files.createDirectories(base.resolve(name)), home, l9);
    writeProgram(l9, L9.formatted(home.resolve("calls")));
    project.git("init", "-q", "-b", "main", "--template=");
    return project;
  }

  /** Another checkout, which has the same home. */
  GateProject at(Path folder) throws IOException {
    return new GateProject(folder.toRealPath(), home, l9);
  }

  private static boolean isGitThere() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(part -> Files.isExecutable(Path.of(part, "git")));
  }

  static void writeProgram(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  GateOptions options(Gate... gates) {
    Set<Gate> some = EnumSet.noneOf(Gate.class);
    some.addAll(List.of(gates));
    return new GateOptions(some, List.of(l9.toString()), l9, GateOptions.JAR, false);
  }

  /** Installs one gate, and says what became of it. */
  GateResult install(Gate gate) throws IOException {
    return Gates.install(top, options(gate)).get(0);
  }

  GateResult uninstall(Gate gate) throws IOException {
    return Gates.uninstall(top, Set.of(gate)).get(0);
  }

  Path hook() {
    return top.resolve(".git/hooks/pre-commit");
  }

  String read(String name) throws IOException {
    return Files.readString(top.resolve(name));
  }

  GateProject write(String name, String text) throws IOException {
    Path file = top.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** The command lines that l9 was started with, without its name. */
  String calls() throws IOException {
    Path calls = home.resolve("calls");
    String text = Files.exists(calls) ? Files.readString(calls) : "";
    Files.deleteIfExists(calls);
    return text;
  }

  /** Has git look for programs in this folder first. */
  GateProject withPath(Path folder) {
    path = folder + ":";
    return this;
  }

  void assertCommits(String... options) throws Exception {
    Output output = commit(options);
    assertEquals(0, output.code(), output.text());
    assertEquals("validate --staged --quiet\n", calls());
  }

  void assertRefuses(String... options) throws Exception {
    Output output = commit(options);
    assertEquals(1, output.code(), output.text());
    assertTrue(output.text().contains("--no-verify"), output.text());
    assertEquals("validate --staged --quiet\n", calls());
  }

  private Output commit(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("commit", "-q", "-m", "change"));
    arguments.addAll(List.of(options));
    return tryGit("", arguments.toArray(new String[0]));
  }

  /** Runs git, which has to succeed. */
  String git(String... arguments) throws Exception {
    Output output = tryGit("", arguments);
    assertEquals(0, output.code(), () -> "git " + List.of(arguments) + ":\n" + output.text());
    return output.text();
  }

  /** Runs git with this on its standard input. */
  Output tryGit(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(top.toFile()).redirectErrorStream(true);
    isolate(builder.environment());
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Output(process.waitFor(), text);
  }

  private void isolate(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("HOME", home.toString());
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_EDITOR", "true");
    environment.put("GIT_CONFIG_COUNT", "1"); // One process less for each commit.
    environment.put("GIT_CONFIG_KEY_0", "gc.auto");
    environment.put("GIT_CONFIG_VALUE_0", "0");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "Test");
      environment.put("GIT_" + who + "_EMAIL", "test@example.com");
    }
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("PATH", path + environment.get("PATH"));
  }
}
