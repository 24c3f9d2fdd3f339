package dev.l9.trace.cli.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The project of {@code docs/agents}: a shop that ran on Monday, and on Tuesday, when an order
 * failed. Its trace and the blocks of its sources are as the agent wrote them.
 */
final class Checkout {

  static final Path DOCS = Path.of("../docs/agents").toAbsolutePath().normalize();

  private static final String[] MONDAY = {"ann:lamp", "bob:desk"};
  private static final String[] TUESDAY = {"ann:lamp", "bob:desk,vase", "cid:desk,desk"};

  private Checkout() {}

  /** Copies the project, and compiles it. */
  static Path copyTo(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(DOCS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(DOCS.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    compile(folder);
    return folder;
  }

  private static void compile(Path folder) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("target/classes"));
    List<String> words =
        new ArrayList<>(List.of("--release", "17", "-parameters", "-g", "-d", classes.toString()));
    try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
      files.filter(Files::isRegularFile).forEach(file -> words.add(file.toString()));
    }
    int code =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(new String[0]));
    assertEquals(0, code);
  }

  /** Runs it anew, and keeps what the agent wrote. */
  static void record(Path folder) throws IOException, InterruptedException {
    copyTo(folder);
    Files.deleteIfExists(folder.resolve("trace.jsonl"));
    run(folder, "monday", MONDAY);
    run(folder, "tuesday", TUESDAY);
    Files.copy(
        folder.resolve("trace.jsonl"),
        DOCS.resolve("trace.jsonl"),
        StandardCopyOption.REPLACE_EXISTING);
    Path sources = folder.resolve("src");
    try (Stream<Path> files = Files.walk(sources)) {
      files.filter(Files::isRegularFile).forEach(file -> keep(folder, file));
    }
  }

  private static void keep(Path folder, Path file) {
    try {
      Files.copy(
          file,
          DOCS.resolve(folder.relativize(file).toString()),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path folder, String name, String... orders)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(
        "-javaagent:"
            + Path.of(System.getProperty("l9.agent.jar")).toAbsolutePath()
            + "=include=shop..*,values=json,run="
            + name);
    command.addAll(List.of("-cp", "target/classes", "shop.Checkout"));
    command.addAll(List.of(orders));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> read(folder.resolve("output")));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
