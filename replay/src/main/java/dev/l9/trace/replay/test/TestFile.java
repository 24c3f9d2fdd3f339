package dev.l9.trace.replay.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Writes a test into a folder, and nowhere else. */
public final class TestFile {

  private TestFile() {}

  /** What was done to a file. */
  public enum Outcome {
    WRITTEN,
    /** It has this content already. */
    UNCHANGED
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param root the source root
   * @param force whether another file may be replaced
   * @throws FileAlreadyExistsException if there is another file, which may not be replaced
   * @throws IOException if the path leads out of the folder, or can't be written
   */
  public static Outcome write(Path root, ReplayTest test, boolean force) throws IOException {
    Path file = place(root, test);
    byte[] content = test.source().getBytes(StandardCharsets.US_ASCII);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.isRegularFile(file) && java.util.Arrays.equals(Files.readAllBytes(file), content)) {
        return Outcome.UNCHANGED;
      } else if (!force || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
    Path made = Files.createTempFile(file.getParent(), ".l9-", ".tmp");
    try {
      Files.write(made, content);
      Files.move(made, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
    return Outcome.WRITTEN;
  }

  /** The file, below folders that are made. A link on the way may not lead out of the root. */
  private static Path place(Path root, ReplayTest test) throws IOException {
    Files.createDirectories(root);
    Path real = root.toRealPath();
    Path folder = real;
    for (Path part : Path.of(test.path()).normalize()) {
      Path next = folder.resolve(part);
      if (next.toString().endsWith(".java")) {
        return next;
      }
      if (!Files.isDirectory(next)) {
        Files.createDirectory(next);
      }
      folder = next.toRealPath();
      if (!folder.startsWith(real)) {
        throw new IOException(next + " leads out of " + root + "; write the test elsewhere");
      }
    }
    throw new IOException("the test has no file name: " + test.path());
  }
}
