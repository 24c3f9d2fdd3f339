package dev.l9.trace.cli.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.l9.trace.generator.reading.SpecText;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.Git;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Writes the spec that somebody begins with. It says who that is, as git knows it. */
final class FirstSpec {

  private FirstSpec() {}

  /**
   * Writes the file.
   *
   * @throws ToolFailure where a file is there already
   */
  static void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new ToolFailure(folder + " is no folder; make it first");
    }
    String text = SpecText.documented(Instant.now(), user(folder == null ? file : folder));
    try {
      Files.write(file, text.getBytes(UTF_8), CREATE_NEW, WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new ToolFailure(file + " is there already; name another file");
    }
  }

  private static String user(Path folder) {
    try {
      return new Git(folder).run("config", "user.name").out().strip();
    } catch (ToolFailure e) {
      return ""; // There is no git.
    }
  }
}
