package dev.l9.trace.rewrite;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A copy, beside a source file, of a text that an editor wrote and that isn't in the file. */
final class KeptCopy {

  private KeptCopy() {}

  /**
   * Writes {@code Name.java.l9kept}, or {@code .l9kept2} and so on if that exists. Returns the
   * message for the user.
   */
  static String keep(Path source, byte[] bytes) throws IOException {
    for (int number = 1; ; number++) {
      String name = NameBeside.of(source) + ".l9kept" + (number == 1 ? "" : number);
      Path copy = source.resolveSibling(name);
      try {
        Files.write(copy, bytes, CREATE_NEW, WRITE);
        return "was written twice at once; the other text is kept as " + name;
      } catch (FileAlreadyExistsException e) {
        if (Arrays.equals(Files.readAllBytes(copy), bytes)) {
          return "was written twice at once; the other text is kept as " + name;
        }
      }
    }
  }
}
