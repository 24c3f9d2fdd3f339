package dev.l9.trace.cli;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of {@code bin/l9} and of the built jar, with a home of its own. */
final class Launcher {

  private static final Path BUILT = Path.of("..").toAbsolutePath().normalize();

  final Path root;
  final Path jar;
  final Path archives;
  final Path home;

  private Launcher(Path root, Path home) {
    this.root = root;
    this.home = home;
    jar = root.resolve("cli/target/l9.jar");
    archives = root.resolve("cli/target/archive");
  }

  /** Makes a copy in a new folder of this name. */
  static Launcher create(Path folder, String name) throws IOException {
    Path top = folder.toRealPath();
    Launcher launcher = new Launcher(top.resolve(name), top.resolve("home"));
    Files.createDirectories(launcher.home);
    Files.createDirectories(launcher.jar.getParent());
    Files.createDirectories(launcher.script().getParent());
    Files.copy(BUILT.resolve("bin/l9"), launcher.script());
    if (!launcher.script().toFile().setExecutable(true)) {
      throw new IOException("can't make " + launcher.script() + " executable");
    }
    Files.copy(BUILT.resolve("cli/target/l9.jar"), launcher.jar);
    return launcher;
  }

  Path script() {
    return root.resolve("bin/l9");
  }

  /** What starts a command on a JDK; nothing is made in the background. */
  ProcessBuilder builder(Path javaHome, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("JDK_JAVA"));
    environment.putAll(Map.of("HOME", home.toString(), "JAVA_HOME", javaHome.toString()));
    environment.put("L9_ARCHIVE", "now");
    environment.remove("COLUMNS");
    return builder;
  }

  ProcessBuilder builder(Jdk jdk, String... arguments) {
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(List.of(arguments));
    return builder(home(jdk), command.toArray(new String[0]));
  }

  static Path home(Jdk jdk) {
    return jdk.java().getParent().getParent();
  }

  ProgramRun run(Jdk jdk, String... arguments) {
    return ProgramRun.of(builder(jdk, arguments));
  }

  /** The files below a folder, the oldest of names first. */
  static List<Path> files(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * A JVM that only says how it was started: its process, then a line for each of its arguments.
   */
  Path talkingJava() throws IOException {
    Path java = home.resolve("talking/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(
        java,
        """
        #!/usr/bin/env bash
        echo "process $$"
        printf '%s\\n' "$@"
        exit 42
        """);
    Files.createDirectories(home.resolve("talking/lib"));
    Files.writeString(home.resolve("talking/lib/modules"), "");
    if (!java.toFile().setExecutable(true)) {
      throw new IOException("can't make " + java + " executable");
    }
    return home.resolve("talking");
  }
}
