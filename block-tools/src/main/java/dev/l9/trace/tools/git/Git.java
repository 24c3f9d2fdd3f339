package dev.l9.trace.tools.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code git} in a folder. */
public final class Git {

  private final Path folder;

  public Git(Path folder) {
    this.folder = folder;
  }

  /**
   * How a command of git ended.
   *
   * @param out its standard output, without the last line end
   */
  public record Result(int code, String out, String err) {}

  /** Runs a command that has to succeed; what it prints, without the last line end. */
  String get(String... arguments) {
    Result result = run(arguments);
    if (result.code != 0) {
      String said = result.err.strip();
      throw new ToolFailure(
          said.isEmpty() ? "git " + String.join(" ", arguments) + " has failed" : said);
    }
    return result.out;
  }

  /** Runs a command. */
  public Result run(String... arguments) {
    return run(List.of(arguments), "");
  }

  /** Runs a command that reads this from its standard input. */
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
      throw new UncheckedIOException(e); // Git's exit code and its message say more.
    }
  }
}
