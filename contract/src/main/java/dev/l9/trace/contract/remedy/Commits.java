package dev.l9.trace.contract.remedy;

import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.Git;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Commits mended files, one a commit. Only files are committed that were as git has them before
 * they were mended, so that nobody's unfinished work gets into a commit of ours. What else is
 * staged stays staged.
 */
final class Commits {

  private final Git git;
  private final Set<String> untouched = new HashSet<>();

  private Commits(Git git) {
    this.git = git;
  }

  /**
   * Notes which files are as git has them; to be asked before anything is written.
   *
   * @throws ToolFailure where the root is in no repository
   */
  static Commits before(Path root, List<String> paths) {
    Commits commits = new Commits(new Git(root));
    commits.untouched.addAll(paths);
    String tracked = commits.git.get(List.of("ls-files", "-z"));
    commits.untouched.retainAll(Set.of(tracked.split("\0", -1)));
    String changed = commits.git.get(List.of("diff", "--name-only", "-z", "--relative", "HEAD"));
    commits.untouched.removeAll(Set.of(changed.split("\0", -1)));
    return commits;
  }

  /**
   * Commits these files, and with the last one the registry if git knows it.
   *
   * @return which were not committed, and why, a clause each
   */
  List<String> commit(List<String> mended) {
    List<String> notes = new ArrayList<>();
    List<String> committed = mended.stream().filter(untouched::contains).toList();
    for (int i = 0; i < committed.size(); i++) {
      String path = committed.get(i);
      List<String> command = new ArrayList<>(List.of("commit", "-q", "-m"));
      command.add("fix(dora): remediate " + path);
      command.addAll(List.of("--only", "--", path));
      if (i == committed.size() - 1 && isKnown(Registry.FILE)) {
        command.add(Registry.FILE);
      }
      git.get(command);
    }
    for (String path : mended) {
      if (!untouched.contains(path)) {
        notes.add(path + " is mended and not committed: it had changes of its own");
      }
    }
    return notes;
  }

  private boolean isKnown(String path) {
    return !git.get(List.of("ls-files", "-z", "--", path)).isEmpty();
  }
}
