package dev.l9.trace.contract.facts;

import dev.l9.trace.contract.facts.text.VisibleText;
import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.Git;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * When the files of a project were created, and by whom, as the history of its git repository says.
 * Immutable.
 *
 * <p>A file is created by the first commit that has it. It stays the same file where a commit
 * renames it, with or without changes, as far as git notices that; where it is copied, the copy is
 * a new file. A file that is deleted and later added again is a new one, unless it comes back with
 * the content with which it left. Of branches that were merged, all count.
 *
 * <p>In a partial clone, git has no contents to compare: there, a file that was renamed and changed
 * by one commit counts as created by that.
 */
public final class GitHistory {

  /** What is known of the history. */
  public enum State {
    /** All of it. */
    COMPLETE,
    /**
     * It begins somewhere, because the clone is shallow. Files that are older than that have no
     * entry.
     */
    SHALLOW,
    /** There is a repository, and nothing was committed yet. */
    NO_COMMITS,
    /** The folder is in no repository, or git refuses to read that. */
    NO_REPOSITORY,
    /** Git can't be run. */
    NO_GIT
  }

  /**
   * Who created a file, and when.
   *
   * @param at the author's date, in ISO-8601, in UTC, to the second, such as {@code
   *     2026-01-02T02:04:00Z}
   * @param by the author's name, as {@code .mailmap} has it; empty if it is empty
   */
  public record Created(String at, String by) {}

  private final State state;
  private final String reason;
  private final String userName;
  private final Set<String> tracked;
  private final String prefix;
  private final PathOrigins origins;

  private GitHistory(
      State state,
      String reason,
      String userName,
      Set<String> tracked,
      String prefix,
      PathOrigins origins) {
    this.state = state;
    this.reason = reason;
    this.userName = userName;
    this.tracked = tracked;
    this.prefix = prefix;
    this.origins = origins;
  }

  /**
   * Reads the history of the repository in which a folder is. It goes through the history once, and
   * keeps an entry for each path that ever was.
   *
   * @param root the project's root, which may be any folder of the repository
   * @throws ToolFailure where git can't read the history, such as where objects are missing, or the
   *     thread is interrupted
   */
  public static GitHistory of(Path root) {
    GitLog log = new GitLog(new Git(root), root);
    String userName;
    try {
      userName = log.userName();
    } catch (ToolFailure e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return nothing(State.NO_GIT, FailureMessage.of(e), "");
    }
    Git.Result place = log.place();
    if (place.code() != 0) {
      return nothing(State.NO_REPOSITORY, place.err().strip(), userName);
    }
    PathOrigins origins = new PathOrigins();
    String prefix = log.prefix();
    Set<String> tracked = log.tracked();
    if (!log.hasCommits()) {
      return new GitHistory(State.NO_COMMITS, "", userName, tracked, prefix, origins);
    }
    log.read(origins);
    State state = log.isShallow() ? State.SHALLOW : State.COMPLETE;
    return new GitHistory(state, "", userName, tracked, prefix, origins);
  }

  private static GitHistory nothing(State state, String reason, String userName) {
    return new GitHistory(state, reason, userName, Set.of(), "", new PathOrigins());
  }

  /** What is known of the history. */
  public State state() {
    return state;
  }

  /** Why there is no history, as git says it; empty if it says nothing. */
  public String reason() {
    return reason;
  }

  /** Whether the history begins somewhere, so that older files have no entry. */
  public boolean isShallow() {
    return state == State.SHALLOW;
  }

  /**
   * Whether git has the file in its index, or is to have it with the next commit.
   *
   * @param path relative to the root, with {@code /} between folders
   */
  public boolean isTracked(String path) {
    return tracked.contains(path);
  }

  /**
   * Who created a file, and when; empty if git doesn't say that. This is so for files that are not
   * tracked, those that no commit has yet, and those that are older than a shallow clone.
   *
   * @param path relative to the root, with {@code /} between folders
   */
  public Optional<Created> created(String path) {
    return isTracked(path)
        ? origins.of(prefix + path).flatMap(GitHistory::created)
        : Optional.empty();
  }

  private static Optional<Created> created(PathOrigins.Origin origin) {
    try {
      String at = Instant.ofEpochSecond(Long.parseLong(origin.seconds())).toString();
      return Optional.of(new Created(at, VisibleText.line(origin.author())));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty(); // The commit's date is damaged.
    }
  }

  /** The name that git gives to the user's commits here; empty if none is set. */
  public String userName() {
    return userName;
  }
}
