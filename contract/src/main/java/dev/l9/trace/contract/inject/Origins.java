package dev.l9.trace.contract.inject;

import dev.l9.trace.contract.facts.GitHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When and by whom the files of a project were created. A file that git doesn't know is created
 * now, by the user of git. The history is read when it is first asked for, in one pass. Not
 * thread-safe.
 */
final class Origins {

  /** Who creates files where nobody else is known to; the specification of the format has it. */
  private static final String ENGINE = "L9_Codegen_Engine";

  private final Path root;
  private final Instant now;
  private Optional<GitHistory> history = Optional.empty();

  Origins(Path root, Instant now) {
    this.root = root;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  Origin of(String path) {
    if (history.isEmpty()) {
      history = Optional.of(GitHistory.of(root));
    }
    GitHistory git = history.get();
    Optional<GitHistory.Created> created = git.created(path);
    if (created.isPresent()) {
      return new Origin(created.get().at(), created.get().by(), "");
    }
    if (git.isShallow() && git.isTracked(path)) {
      return new Origin(
          "", "", "This is a shallow clone; `git fetch --unshallow` brings the rest.");
    }
    String user = git.userName();
    return new Origin(now.toString(), user.isEmpty() ? ENGINE : user, "");
  }
}
