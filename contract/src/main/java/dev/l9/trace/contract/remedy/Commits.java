package dev.l9.trace.contract.remedy;

import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.Git;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commits mended files, one a commit. Only files are committed that were as git has them before
 * they were mended, so that nobody's unfinished work gets into a commit of ours. What else is
 * staged stays staged. The registry is in the first commit: a hook that checks it wants the entry
 * of each file that is committed.
 */
final class Commits {

  private final Git git;
  private final Set<String> untouched = new HashSet<>();

  private Commits(Git git) {
    this.git = git;
  }

  /**
   * What came of it.
   *
   * @param notes which files were not committed, and why, a clause each
   * @param refused the file that git refused to commit, and why; usually none
   */
  record Result(List<String> notes, Map<String, List<String>> refused) {}

  /**
   * Notes which files are as git has them; to be asked before anything is written.
   *
   * @throws ToolFailure where the root is in no repository, or that has no commit yet
   */
  static Commits before(Path root, List<String> paths) {
    Commits commits = new Commits(new Git(root));
    commits.untouched.addAll(paths);
    commits.untouched.add(Registry.FILE);
    String tracked = commits.git.get(List.of("ls-files", "-z"));
    commits.untouched.retainAll(Set.of(tracked.split("\0", -1)));
    if (commits.git.run("rev-parse", "-q", "--verify", "HEAD").code() != 0) {
      throw new ToolFailure("there is no commit yet, so that no file can be as git has it");
    }
    String changed = commits.git.get(List.of("diff", "--name-only", "-z", "--relative", "HEAD"));
    commits.untouched.removeAll(Set.of(changed.split("\0", -1)));
    return commits;
  }

  /** Commits these files, of which the registry may be one. After a refusal it stops. */
  Result commit(List<String> mended) {
    List<String> notes = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (String path : mended) {
      if (path.equals(Registry.FILE)) {
        continue;
      }
      if (untouched.contains(path)) {
        files.add(path);
      } else {
        notes.add(path + " is mended and not committed: it had changes of its own");
      }
    }
    boolean hasRegistry = mended.contains(Registry.FILE);
    if (hasRegistry && !isKnown(Registry.FILE)) {
      notes.add(Registry.FILE + " isn't in git yet; git add it, and commit it");
      hasRegistry = false;
    }
    if (hasRegistry && files.isEmpty() && untouched.contains(Registry.FILE)) {
      files.add(Registry.FILE);
    }
    return new Result(notes, commit(files, hasRegistry));
  }

  private Map<String, List<String>> commit(List<String> files, boolean hasRegistry) {
    for (int i = 0; i < files.size(); i++) {
      String path = files.get(i);
      List<String> command = new ArrayList<>(List.of("--literal-pathspecs", "commit", "-q"));
      command.addAll(List.of("-m", "fix(dora): remediate " + path, "--only", "--", path));
      if (i == 0 && hasRegistry && !path.equals(Registry.FILE)) {
        command.add(Registry.FILE);
      }
      Git.Result result = git.run(command, "");
      if (result.code() != 0) {
        String rest = i + 1 < files.size() ? " Those behind it weren't tried." : "";
        String why = "It is mended, and git refused the commit." + rest + " Git said: ";
        return Map.of(path, List.of(why + said(result)));
      }
    }
    return Map.of();
  }

  /** In one line; a hook may write to either. */
  private static String said(Git.Result result) {
    return (result.out() + "\n" + result.err()).strip().replaceAll("\\s*\n\\s*", "; ");
  }

  private boolean isKnown(String path) {
    return !git.get(List.of("ls-files", "-z", "--", path)).isEmpty();
  }
}
