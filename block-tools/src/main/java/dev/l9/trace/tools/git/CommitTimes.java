package dev.l9.trace.tools.git;

import dev.l9.trace.tools.ToolFailure;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** When commits were made, as the repository of a folder knows it. Immutable. */
public final class CommitTimes {

  /** Names of commits that come from a trace are passed to git only in this form. */
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private static final long MICROS = 1_000_000;

  private final Map<String, Long> seconds;

  private CommitTimes(Map<String, Long> seconds) {
    this.seconds = Map.copyOf(seconds);
  }

  /**
   * Asks git. Commits that it doesn't know have no time; where there is no git, or no repository,
   * none has.
   */
  public static CommitTimes of(Path folder, Collection<String> commits) {
    String input =
        commits.stream()
            .filter(commit -> COMMIT.matcher(commit).matches())
            .collect(Collectors.joining("\n"));
    Map<String, Long> seconds = new HashMap<>();
    if (!input.isEmpty()) {
      for (String line : ask(folder, input + "\n").lines().toList()) {
        String[] parts = line.split(" ", 2);
        seconds.put(parts[0], Long.parseLong(parts[1]));
      }
    }
    return new CommitTimes(seconds);
  }

  private static String ask(Path folder, String input) {
    List<String> log =
        List.of("log", "--no-walk", "--ignore-missing", "--format=%H %ct", "--stdin");
    try {
      Git.Result result = new Git(folder).run(log, input);
      return result.code() == 0 ? result.out() : "";
    } catch (ToolFailure e) {
      return ""; // There is no git.
    }
  }

  /** When the commit was made (git's committer date), in microseconds since 1970. */
  public OptionalLong micros(String commit) {
    Long time = seconds.get(commit);
    return time == null ? OptionalLong.empty() : OptionalLong.of(time * MICROS);
  }
}
