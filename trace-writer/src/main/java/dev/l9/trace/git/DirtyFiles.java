package dev.l9.trace.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the files of a checkout with its commit, as far as that needs no look into the files.
 *
 * <p>A file whose size differs from the one in git's index was changed. If all sizes and times are
 * the same, the files are those of the index, and what is left to know is whether the index is that
 * of the commit. It is if both name the same tree. Whatever needs more than this isn't known, such
 * as a file that was changed after git had written its index, in the same tick of the clock.
 */
final class DirtyFiles {

  /** In a larger checkout the comparison would take too long: a JVM's end may wait for it. */
  private static final int MAX_ENTRIES = 500;

  /** The length of an entry is at most that, in most cases far less. */
  private static final int MAX_INDEX = MAX_ENTRIES * 500;

  /** Where the index says how many entries it has. */
  private static final int COUNT_AT = 8;

  private static final byte[] TREE = "TREE".getBytes(ISO_8859_1);
  private static final int COMMIT_BYTES = 1024;

  private final Checkout checkout;
  private final Path indexFile;
  private final int hashLength;

  DirtyFiles(Checkout checkout) throws IOException {
    this.checkout = checkout;
    this.indexFile = checkout.gitFolder().resolve("index");
    this.hashLength = checkout.hashLength();
  }

  /** Whether any file differs from this commit; null if that isn't known. */
  @Nullable Boolean any(String commit) {
    try {
      if (Files.size(indexFile) > MAX_INDEX) {
        return null;
      }
      FileTime written = Files.getLastModifiedTime(indexFile);
      byte[] index = Files.readAllBytes(indexFile);
      if (ByteBuffer.wrap(index).getInt(COUNT_AT) > MAX_ENTRIES) {
        return null;
      }
      IndexEntries entries = new IndexEntries(index, hashLength);
      boolean isCertain = true;
      while (entries.next()) {
        BasicFileAttributes file = entries.isFile() ? attributes(entries) : null;
        if (entries.isFile() && isChanged(entries, file)) {
          return Boolean.TRUE;
        }
        isCertain &= entries.isFile() && isSameTime(entries, file, written);
      }
      String tree = tree(index, entries.end());
      boolean isClean = isCertain && tree != null && tree.equals(treeOf(commit));
      return isClean ? Boolean.FALSE : null;
    } catch (IOException | RuntimeException e) {
      return null; // The index is of a form that isn't known here, or is being written.
    }
  }

  private static boolean isChanged(IndexEntries entry, @Nullable BasicFileAttributes file) {
    if (file == null) {
      return !entry.isWithoutFile();
    }
    // A size of zero may mean that git has to look at the file.
    return entry.size() != 0 && entry.size() != (int) file.size();
  }

  private static boolean isSameTime(
      IndexEntries entry, @Nullable BasicFileAttributes file, FileTime written) {
    if (entry.isWithoutFile() || file == null) {
      return true;
    }
    return entry.size() == (int) file.size()
        && file.lastModifiedTime().compareTo(written) < 0
        && FileStat.isModifiedAt(entry.index(), entry.entry(), file.lastModifiedTime());
  }

  /** What the system says of a file, which is asked once; null if there is no such file. */
  private @Nullable BasicFileAttributes attributes(IndexEntries entry) throws IOException {
    try {
      Path file = checkout.top().resolve(entry.path());
      return Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /**
   * The tree of all files, in an extension behind the entries of the index; null if git hasn't
   * computed it since the index was last changed.
   */
  private @Nullable String tree(byte[] index, int end) {
    ByteBuffer bytes = ByteBuffer.wrap(index);
    int at = end;
    while (at + 2 * Integer.BYTES <= index.length - hashLength) {
      int length = bytes.getInt(at + Integer.BYTES);
      int from = at + 2 * Integer.BYTES;
      if (bytes.getInt(at) == ByteBuffer.wrap(TREE).getInt()) {
        return root(index, from);
      }
      at = from + length;
    }
    return null;
  }

  /** The entry of the topmost folder: an empty name, two numbers as text, and the tree's name. */
  private @Nullable String root(byte[] index, int from) {
    int line = from + 1;
    int end = line;
    while (index[end] != '\n') {
      end++;
    }
    boolean isValid = index[line] != '-';
    return isValid ? HexFormat.of().formatHex(index, end + 1, end + 1 + hashLength) : null;
  }

  /** The tree of a commit; null if the commit is in a pack. */
  private @Nullable String treeOf(String commit) throws IOException {
    Path file =
        checkout
            .commonFolder()
            .resolve("objects")
            .resolve(commit.substring(0, 2))
            .resolve(commit.substring(2));
    if (!Files.isRegularFile(file)) {
      return null;
    }
    byte[] packed = Files.readAllBytes(file);
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      String text = new String(in.readNBytes(COMMIT_BYTES), ISO_8859_1);
      int tree = text.indexOf("\0tree ") + "\0tree ".length();
      return text.startsWith("commit ") ? text.substring(tree, tree + 2 * hashLength) : null;
    }
  }
}
