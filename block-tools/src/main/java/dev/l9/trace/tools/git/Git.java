package dev.l9.trace.tools.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code git} in a folder. Several threads may use it. */
public final class Git {

  private final Path folder;

  /** Runs nothing yet. */
  public Git(Path folder) {
    this.folder = folder;
  }

  /**
   * How a command of git ended.
   *
   * @param code its exit code
   * @param out its standard output, without white space at the end
   * @param err its standard error
   */
  public record Result(int code, String out, String err) {}

  /**
   * Runs a command that has to succeed, and returns what it prints, without white space at the end.
   *
   * @throws ToolFailure with what git says, where it fails
   */
  public String get(List<String> arguments) {
    Result result = run(arguments, "");
    if (result.code != 0) {
      String said = result.err.strip();
      throw new ToolFailure(
          said.isEmpty() ? "git " + String.join(" ", arguments) + " has failed" : said);
    }
    return result.out;
  }

  String get(String... arguments) {
    return get(List.of(arguments));
  }

  /**
   * Runs a command, and waits for its end.
   *
   * @throws ToolFailure where git can't be run, or the thread is interrupted; not where git fails
   */
  public Result run(String... arguments) {
    return run(List.of(arguments), "");
  }

  /**
   * Runs a command that reads this from its standard input, and waits for its end.
   *
   * @throws ToolFailure where git can't be run, or the thread is interrupted; not where git fails
   */
  public Result run(List<String> arguments, String input) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(arguments);
    try {
      Path errors = Files.createTempFile("l9", ".git");
      try {
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        Thread writer = new Thread(() -> write(process, input), "l9-git-input");
        writer.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        writer.join();
        return new Result(code, out.stripTrailing(), Files.readString(errors));
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new ToolFailure("can't run git: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolFailure("interrupted");
    }
  }

  private static void write(Process process, String input) {
    try (var stream = process.getOutputStream()) {
      stream.write(input.getBytes(UTF_8));
    } catch (IOException e) {
      // Git has ended without reading all of it. Its exit code and its message say why.
    }
  }
}
