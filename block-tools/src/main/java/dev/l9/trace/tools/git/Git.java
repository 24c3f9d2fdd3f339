package dev.l9.trace.tools.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.tools.ToolFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Result result = start(arguments, input, stream -> stream.transferTo(out));
    return new Result(result.code, out.toString(UTF_8).stripTrailing(), result.err);
  }

  /**
   * Runs a command, has what it prints read while it runs, and waits for its end. If the reader
   * fails or stops early, the command is ended.
   *
   * @return the result without the output
   * @throws ToolFailure where git can't be run, the reader fails with an {@link IOException}, or
   *     the thread is interrupted; not where git fails
   */
  public Result read(List<String> arguments, OutputReader reader) {
    return start(arguments, "", reader);
  }

  /** Reads what a command prints. */
  public interface OutputReader {
    /** Reads from the stream, and need not close it. */
    void read(InputStream out) throws IOException;
  }

  private Result start(List<String> arguments, String input, OutputReader reader) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(arguments);
    try {
      Path errors = Files.createTempFile("l9", ".git");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        adapt(builder.environment());
        int code = end(builder, input, reader);
        return new Result(code, "", new String(Files.readAllBytes(errors), UTF_8));
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

  private void adapt(Map<String, String> variables) {
    try {
      GitEnvironment.adapt(variables, Path.of(""), folder);
    } catch (IOException e) {
      // The folder isn't there, and git says so.
    }
  }

  private static int end(ProcessBuilder builder, String input, OutputReader reader)
      throws IOException, InterruptedException {
    Process process = builder.start();
    try {
      Thread writer = new Thread(() -> write(process, input), "l9-git-input");
      writer.start();
      try (InputStream out = process.getInputStream()) {
        reader.read(out);
      }
      int code = process.waitFor();
      writer.join();
      return code;
    } finally {
      process.destroy();
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
