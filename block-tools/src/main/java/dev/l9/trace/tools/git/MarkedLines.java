package dev.l9.trace.tools.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines of ours, between two comments, in a file of the user's; all else in it stays. */
public final class MarkedLines {

  private final Path file;
  private final String begin;
  private final String end;

  MarkedLines(Path file) {
    this(
        file,
        "# Written by l9 git install; l9 git uninstall removes it.",
        "# End of what l9 git install has written.");
  }

  /**
   * Lines in a file, which need not be there.
   *
   * @param begin the comment before them, a line
   * @param end the comment behind them
   */
  public MarkedLines(Path file, String begin, String end) {
    this.file = file;
    this.begin = begin + "\n";
    this.end = end + "\n";
  }

  /** Puts these lines at the end, in place of those that are there. */
  public void put(List<String> lines) throws IOException {
    remove();
    Files.createDirectories(file.toAbsolutePath().getParent());
    String text = read();
    // A line end of the user's that is missing is ours to add, and to take away again.
    String gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
    write(text + gap + begin + String.join("\n", lines) + "\n" + end + (gap.isEmpty() ? "" : "\n"));
  }

  /**
   * Takes the lines away, and says whether there were any. A file with nothing else in it is
   * deleted.
   */
  public boolean remove() throws IOException {
    String text = read();
    int from = text.indexOf(begin);
    int to = text.indexOf(end, Math.max(0, from));
    if (from < 0 || to < 0) {
      return false;
    }
    String rest = text.substring(to + end.length());
    String before = text.substring(0, from);
    boolean gap = rest.equals("\n") && before.endsWith("\n");
    String left = gap ? before.substring(0, before.length() - 1) : before + rest;
    if (left.isEmpty()) {
      Files.delete(file);
    } else {
      write(left);
    }
    return true;
  }

  /** Whether the lines are there. */
  public boolean isThere() {
    try {
      return read().contains(begin);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a character for each byte, so that any encoding stays. */
  private String read() throws IOException {
    return Files.exists(file) ? Files.readString(file, ISO_8859_1) : "";
  }

  /** Replaces the file at once, so that it stays as it was if the disk is full. */
  private void write(String text) throws IOException {
    boolean there = Files.exists(file);
    Path target = there ? file.toRealPath() : file;
    Path written = target.resolveSibling(target.getFileName() + ".l9tmp");
    try {
      if (there) {
        Files.copy(target, written, COPY_ATTRIBUTES, REPLACE_EXISTING);
      }
      Files.writeString(written, text, ISO_8859_1);
      Files.move(written, target, ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
