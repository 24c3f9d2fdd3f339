package dev.l9.trace.contract.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which commit created the file at each path. It follows commits, parents first. What one branch
 * deletes or renames stays known, since another branch may still have it. Not thread-safe.
 */
final class PathOrigins {

  /**
   * A commit that creates files.
   *
   * @param seconds its author's date, in seconds since 1970, as git has it
   * @param author its author's name
   */
  record Origin(String seconds, String author) {}

  /** What is older than the history that we have, or newer. */
  private static final Origin UNKNOWN = new Origin("", "");

  /**
   * A commit, or what is staged for one.
   *
   * @param origin what it is to the files that it creates; null if it isn't known who created them
   * @param isBoundary whether the history begins here only because the clone is shallow
   */
  record Commit(@Nullable Origin origin, boolean isBoundary) {}

  /**
   * What a commit does to one path, compared with each of its parents.
   *
   * @param kinds a letter for each parent, such as {@code A} for added
   * @param oldPaths the path in each parent
   * @param path the path in the commit
   * @param oldHash the content in the first parent
   * @param hash the content in the commit
   */
  record Change(String kinds, List<String> oldPaths, String path, String oldHash, String hash) {
    Change {
      oldPaths = List.copyOf(oldPaths);
    }
  }

  private final Map<String, Origin> origins = new HashMap<>();

  /** The content with which a file was deleted, by its path. */
  private final Map<String, String> deleted = new HashMap<>();

  /** Follows all changes of a commit at once, since one may take a path that another gives free. */
  void follow(Commit commit, List<Change> changes) {
    List<Origin> after = new ArrayList<>();
    for (Change each : changes) {
      after.add(each.kinds.startsWith("D") ? UNKNOWN : after(commit, each));
    }
    for (Change each : changes) {
      if (each.kinds.startsWith("D")) {
        deleted.put(each.path, each.oldHash);
      } else if (each.kinds.equals("R")) {
        deleted.put(each.oldPaths.get(0), each.oldHash);
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      Change each = changes.get(i);
      if (!each.kinds.startsWith("D")) {
        origins.put(each.path, after.get(i));
        deleted.remove(each.path);
      }
    }
  }

  private Origin after(Commit commit, Change change) {
    Origin there = isGone(change) ? null : origins.get(change.path);
    Origin found = commit.isBoundary ? UNKNOWN : there;
    for (int i = 0; i < change.kinds.length(); i++) {
      if (change.kinds.charAt(i) != 'A') {
        found = earlier(found, origins.getOrDefault(change.oldPaths.get(i), UNKNOWN));
      }
    }
    boolean added = change.kinds.chars().allMatch(kind -> kind == 'A');
    if (added && commit.origin != null) {
      // Another branch may have added it too.
      return earlier(found, commit.origin);
    }
    return found == null ? UNKNOWN : found;
  }

  /** Whether the path's file was deleted, and doesn't come back now. */
  private boolean isGone(Change change) {
    String hash = deleted.get(change.path);
    return hash != null && !hash.equals(change.hash);
  }

  private static Origin earlier(@Nullable Origin one, Origin other) {
    if (one == null || one.equals(other)) {
      return other;
    }
    boolean known = !one.equals(UNKNOWN) && !other.equals(UNKNOWN);
    return known ? (seconds(one) <= seconds(other) ? one : other) : UNKNOWN;
  }

  private static long seconds(Origin origin) {
    try {
      return Long.parseLong(origin.seconds);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Which commit created the file at this path; empty if that isn't known. */
  Optional<Origin> of(String path) {
    Origin origin = origins.get(path);
    return origin == null || origin.equals(UNKNOWN) ? Optional.empty() : Optional.of(origin);
  }
}
