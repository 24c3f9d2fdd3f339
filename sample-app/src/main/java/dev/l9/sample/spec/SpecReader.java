package dev.l9.sample.spec;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads spec files, which are UTF-8. */
public final class SpecReader {

  private SpecReader() {}

  /**
   * The text of a file.
   *
   * @throws IOException with a message for the user that names the file
   */
  @L9Traced(task = "read spec", layer = HrmLayer.SYSTEM, operation = "spec.read")
  public static String read(Path file) throws IOException {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a folder");
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    return e instanceof CharacterCodingException
        ? "it is not UTF-8 text"
        : String.valueOf(e.getMessage());
  }
}
