package dev.l9.trace.contract.project;

import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.Git;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The files of a project that have changed since a commit. */
public final class ChangedFiles {

  private ChangedFiles() {}

  /**
   * Those that differ in the folder from the commit in which this branch left another one, and
   * those that git doesn't know yet.
   *
   * @param revision the other branch, or a commit
   * @throws ToolFailure where git doesn't know it
   */
  public static FileSource since(GovernedProject project, String revision) throws IOException {
    if (project.checkout() == null) {
      throw new ToolFailure(project.root() + " is in no repository of git");
    }
    Git git = new Git(project.root());
    if (revision.startsWith("-")) {
      throw new ToolFailure("'" + revision + "' is no revision");
    }
    if (git.run("rev-parse", "-q", "--verify", revision + "^{commit}").code() != 0) {
      throw new ToolFailure(
          "git knows no commit '" + revision + "'; git fetch it, or name another one");
    }
    Git.Result base = git.run("merge-base", revision, "HEAD");
    String from = base.code() == 0 ? base.out() : revision;
    String changed =
        git.get(List.of("diff", "--name-only", "-z", "--relative", "--diff-filter=d", from, "--"));
    String untracked = git.get(List.of("ls-files", "-z", "--others", "--exclude-standard"));
    List<String> paths = new ArrayList<>();
    for (String path : (changed + "\0" + untracked).split("\0", -1)) {
      if (!path.isEmpty()) {
        paths.add(path);
      }
    }
    return new FolderSource(project, paths);
  }
}
