package dev.l9.trace.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder in which git has checked out files of a repository, a further worktree, or a submodule.
 * Immutable.
 *
 * @param top the checkout's topmost folder, without symbolic links
 * @param gitFolder the folder of what belongs to this checkout alone, such as the index
 * @param commonFolder the folder of what all checkouts of the repository share, such as the
 *     configuration
 */
public record Checkout(Path top, Path gitFolder, Path commonFolder) {

  private static final String GIT = ".git";
  private static final String LINK = "gitdir: ";
  private static final Pattern FILTER = Pattern.compile("(?im)^\\s*\\[filter \"(?-i:l9)\"]");
  private static final long LONG_MILLIS = 5000;
  private static final String ATTRIBUTES = "l9/attributes";
  private static final Pattern ATTRIBUTES_FILE =
      Pattern.compile("(?im)^\\s*attributesfile\\s*=\\s*\"?(.*?)\"?\\s*$");
  private static final Pattern SHA256 =
      Pattern.compile("(?im)^\\s*objectformat\\s*=\\s*\"?sha256\\b");

  /**
   * Finds the checkout in which a folder is; null if it is in none.
   *
   * @param folder without symbolic links
   */
  public static @Nullable Checkout of(Path folder) throws IOException {
    for (Path top = folder; top != null; top = top.getParent()) {
      Path git = gitFolder(top);
      if (git != null) {
        return new Checkout(top, git, commonFolder(git));
      }
    }
    return null;
  }

  private static @Nullable Path gitFolder(Path top) throws IOException {
    Path git = top.resolve(GIT);
    if (Files.isRegularFile(git)) {
      String text = Files.readString(git, ISO_8859_1).strip();
      git = text.startsWith(LINK) ? path(top, text.substring(LINK.length())) : top;
    }
    return Files.isRegularFile(git.resolve("HEAD")) ? git : null;
  }

  private static Path commonFolder(Path git) throws IOException {
    Path file = git.resolve("commondir");
    return Files.isRegularFile(file) ? path(git, Files.readString(file, ISO_8859_1).strip()) : git;
  }

  private static Path path(Path from, String bytes) throws IOException {
    try {
      return from.resolve(new String(bytes.getBytes(ISO_8859_1), UTF_8)).normalize();
    } catch (InvalidPathException e) {
      throw new IOException("can't follow " + from + ": " + e.getMessage(), e);
    }
  }

  /** The attributes file of {@code l9 git install}. It says for which files git uses our filter. */
  public Path attributesFile() {
    return commonFolder.resolve(ATTRIBUTES);
  }

  /**
   * Whether {@code l9 git install} has git leave blocks out here. It doesn't after the repository
   * has been moved, because then git no longer finds the attributes file.
   */
  public boolean leavesBlocksOut() throws IOException {
    String config = config();
    return FILTER.matcher(config).find() && (isAttributesFileRead(config) || hasOlderAttributes());
  }

  private boolean isAttributesFileRead(String config) throws IOException {
    String last = "";
    for (Matcher value = ATTRIBUTES_FILE.matcher(config); value.find(); ) {
      last = value.group(1).replaceAll("\\\\(.)", "$1");
    }
    return path(top, last).equals(attributesFile()) && Files.exists(attributesFile());
  }

  /** Earlier versions wrote the attributes to a file that git always reads. */
  private boolean hasOlderAttributes() throws IOException {
    Path file = commonFolder.resolve("info").resolve("attributes");
    return Files.exists(file) && Files.readString(file, ISO_8859_1).contains("filter=l9");
  }

  /** Whether a git command is running that changes the index, or files that the index lists. */
  public boolean isIndexLocked() {
    return Files.exists(indexLock());
  }

  /**
   * Whether such a command has been running for long, such as {@code git commit -a} while the user
   * writes the message.
   */
  boolean isIndexLockedForLong() {
    try {
      long since = Files.getLastModifiedTime(indexLock()).toMillis();
      return since < System.currentTimeMillis() - LONG_MILLIS;
    } catch (IOException e) {
      return false; // The lock is no longer there.
    }
  }

  private Path indexLock() {
    return gitFolder.resolve("index.lock");
  }

  /** The length of an object name, in bytes. */
  int hashLength() throws IOException {
    return SHA256.matcher(config()).find() ? 32 : 20;
  }

  private String config() throws IOException {
    Path config = commonFolder.resolve("config");
    return Files.isRegularFile(config) ? Files.readString(config, ISO_8859_1) : "";
  }

  /** The path by which git knows a file; null if the file isn't below the top. */
  public @Nullable String name(Path file) {
    if (!file.startsWith(top)) {
      return null;
    }
    return top.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
