package dev.l9.trace.contract.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.contract.facts.PathOrigins.Change;
import dev.l9.trace.contract.facts.PathOrigins.Commit;
import dev.l9.trace.contract.facts.PathOrigins.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what {@code git log --raw -z} prints, while it is printed: texts that end with a zero. The
 * format is that of git's diff-format(5), also of merges ({@code -c}). Not thread-safe.
 */
final class GitLogReader {

  /** The line of a commit. What follows of it begins with a colon. */
  static final String FORMAT = "commit %H %at %aN";

  private static final String COMMIT = "commit ";
  private static final String SUBMODULE = "160000";

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;

  GitLogReader(InputStream in) {
    this.in = in;
  }

  /** Has the changes of all commits followed. */
  void commits(Set<String> boundary, PathOrigins origins) throws IOException {
    String line = next();
    while (line.startsWith(COMMIT)) {
      String[] parts = line.split(" ", 4);
      List<Change> changes = new ArrayList<>();
      line = changes(changes);
      Origin origin = new Origin(parts[2], parts[3]);
      origins.follow(new Commit(origin, boundary.contains(parts[1])), changes);
    }
  }

  /** Reads changes alone. */
  List<Change> changes() throws IOException {
    List<Change> changes = new ArrayList<>();
    changes(changes);
    return changes;
  }

  /** Reads changes up to the next commit, and returns that one's line; at the end, nothing. */
  private String changes(List<Change> changes) throws IOException {
    while (true) {
      String text = next().stripLeading();
      if (text.startsWith(":")) {
        change(text, changes);
      } else if (!text.isEmpty() || (at == end && !fill())) {
        return text;
      }
    }
  }

  /** Reads {@code :MODE MODE HASH HASH KIND}, with one more of each for each further parent. */
  private void change(String text, List<Change> changes) throws IOException {
    int parents = 0;
    while (text.charAt(parents) == ':') {
      parents++;
    }
    String[] parts = text.substring(parents).split(" ", -1);
    String kinds = letters(parts[parts.length - 1]);
    List<String> paths = new ArrayList<>();
    int count = parents > 1 ? parents + 1 : kinds.equals("R") ? 2 : 1;
    for (int i = 0; i < count; i++) {
      paths.add(next());
    }
    String path = paths.get(count - 1);
    if (count == 1) {
      paths.add(path);
    }
    boolean file = !parts[parents].equals(SUBMODULE) && !parts[0].equals(SUBMODULE);
    if (file) {
      String hash = parts[2 * parents + 1];
      changes.add(new Change(kinds, paths.subList(0, parents), path, parts[parents + 1], hash));
    }
  }

  /** The letters without git's measure of how much of a renamed file is the same. */
  private static String letters(String kinds) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < kinds.length(); i++) {
      if (Character.isLetter(kinds.charAt(i))) {
        letters.append(kinds.charAt(i));
      }
    }
    return letters.toString();
  }

  /** The next text; empty at the end. */
  String next() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    while (at < end || fill()) {
      int from = at;
      while (at < end && buffer[at] != 0) {
        at++;
      }
      text.write(buffer, from, at - from);
      if (at < end) {
        at++;
        break;
      }
    }
    return text.toString(UTF_8);
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
