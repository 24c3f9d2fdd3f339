package dev.l9.trace.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The commit that is checked out, as the files of a repository say, without a process of git.
 * Immutable.
 *
 * @param commit the name of the commit, in hexadecimal digits
 * @param dirty whether a file differs from the commit; null if that isn't known
 */
public record GitRevision(String commit, @Nullable Boolean dirty) {

  private static final String REFERENCE = "ref:";
  private static final int MAX_REFERENCES = 5;

  /**
   * Reads the revision of a checkout; null if nothing is committed yet, or if the references are in
   * a form that isn't known here.
   */
  public static @Nullable GitRevision of(Checkout checkout) throws IOException {
    String commit = commit(checkout);
    return commit == null ? null : new GitRevision(commit, new DirtyFiles(checkout).any(commit));
  }

  private static @Nullable String commit(Checkout checkout) throws IOException {
    String name = "HEAD";
    for (int i = 0; i < MAX_REFERENCES && name != null; i++) {
      String text = reference(checkout, name);
      if (text == null || !text.startsWith(REFERENCE)) {
        return text != null && isCommit(text) ? text : null;
      }
      name = text.substring(REFERENCE.length()).strip();
    }
    return null;
  }

  private static @Nullable String reference(Checkout checkout, String name) throws IOException {
    for (Path folder : new Path[] {checkout.gitFolder(), checkout.commonFolder()}) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return Files.readString(file, ISO_8859_1).strip();
      }
    }
    return packed(checkout.commonFolder().resolve("packed-refs"), name);
  }

  /** Looks a reference up in the file to which git moves many of them. */
  private static @Nullable String packed(Path file, String name) throws IOException {
    if (Files.isRegularFile(file)) {
      for (String line : Files.readString(file, ISO_8859_1).split("\n", -1)) {
        if (line.endsWith(" " + name)) {
          return line.substring(0, line.indexOf(' '));
        }
      }
    }
    return null;
  }

  private static boolean isCommit(String text) {
    return text.matches("[0-9a-f]{40}|[0-9a-f]{64}");
  }
}
