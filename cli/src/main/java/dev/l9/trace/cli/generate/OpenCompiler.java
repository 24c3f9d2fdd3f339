package dev.l9.trace.cli.generate;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The compiler of the JDK, which generated code is formatted with, and which a JVM opens to it only
 * if it is started so. {@code bin/l9} does that. An entry in the manifest of the jar would do it
 * for {@code java -jar} too, but takes each command 5 ms; so another JVM is started there.
 */
final class OpenCompiler {

  private static final String MODULE = "jdk.compiler";
  private static final List<String> PACKAGES =
      List.of("api", "code", "file", "parser", "tree", "util");
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:disable");

  /** What {@code bin/l9} tells this process. */
  private static final List<String> TOLD =
      List.of("l9.terminal", "l9.terminal.err", "l9.columns", "l9.command");

  private OpenCompiler() {}

  private static String packageName(String name) {
    return "com.sun.tools.javac." + name;
  }

  private static boolean isOpen() {
    Module us = OpenCompiler.class.getModule();
    return ModuleLayer.boot()
        .findModule(MODULE)
        .filter(
            compiler ->
                PACKAGES.stream().allMatch(one -> compiler.isExported(packageName(one), us)))
        .isPresent();
  }

  /** The jar that has to be started again; empty if this JVM will do, or isn't that of the jar. */
  static Optional<Path> jarToStart() {
    if (isOpen()) {
      return Optional.empty();
    }
    try {
      Path source =
          Path.of(OpenCompiler.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Optional.of(source).filter(Files::isRegularFile);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the jar has no usable name", e);
    }
  }

  /**
   * Runs {@code l9 generate} in a JVM that has the compiler open, with the streams of this process.
   *
   * @return its exit code
   */
  static int run(Path jar, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK);
    PACKAGES.forEach(
        one -> command.add("--add-exports=" + MODULE + "/" + packageName(one) + "=ALL-UNNAMED"));
    for (String property : TOLD) {
      Optional.ofNullable(System.getProperty(property))
          .ifPresent(value -> command.add("-D" + property + "=" + value));
    }
    command.addAll(List.of("-jar", jar.toString(), "generate"));
    command.addAll(words);
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolFailure("interrupted");
    }
  }
}
