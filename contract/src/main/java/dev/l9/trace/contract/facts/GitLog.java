package dev.l9.trace.contract.facts;

import dev.l9.trace.contract.facts.PathOrigins.Commit;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks git for the history of a repository, whatever the user's settings are. Not thread-safe. */
final class GitLog {

  /** The format of changes that {@link GitLogReader} reads. */
  private static final List<String> RAW =
      List.of("--raw", "-z", "--no-abbrev", "--no-relative", "--diff-filter=ADR", "-l1000");

  private final Git git;
  private final Path root;
  private boolean partial;
  private List<String> place = List.of();

  GitLog(Git git, Path root) {
    this.git = git;
    this.root = root;
  }

  /** The user's name. It also notes whether git has all contents. */
  String userName() {
    String keys = "^(user\\.name|extensions\\.partialclone|remote\\..*\\.promisor)$";
    String name = "";
    String out = git.run("config", "-z", "--get-regexp", keys).out();
    for (String setting : out.split("\0", -1)) {
      if (setting.startsWith("user.name\n")) {
        name = setting.substring(setting.indexOf('\n') + 1);
      }
      partial |= setting.startsWith("extensions.") || setting.startsWith("remote.");
    }
    return name.strip();
  }

  /** Asks where the repository is. Unless this succeeds, nothing else does. */
  Git.Result place() {
    Git.Result result =
        git.run("rev-parse", "--is-shallow-repository", "--git-path", "shallow", "--show-prefix");
    place = List.of(result.out().split("\n", 3));
    return result;
  }

  boolean isShallow() {
    return place.get(0).equals("true");
  }

  /** The folder in the repository, with a slash at its end; empty for the topmost one. */
  String prefix() {
    return place.size() < 3 ? "" : place.get(2);
  }

  boolean hasCommits() {
    return git.run("rev-parse", "--quiet", "--verify", "HEAD^{commit}").code() == 0;
  }

  /** The files that git has in its index, relative to the folder, without submodules. */
  Set<String> tracked() {
    Set<String> names = new HashSet<>();
    read(
        List.of("ls-files", "--stage", "-z"),
        reader -> {
          for (String entry = reader.next(); !entry.isEmpty(); entry = reader.next()) {
            if (!entry.startsWith("160000 ")) {
              names.add(entry.substring(entry.indexOf('\t') + 1));
            }
          }
        });
    return names;
  }

  /** Reads all commits, and what is staged for the next one. */
  void read(PathOrigins origins) {
    Set<String> boundary = boundary();
    List<String> log = new ArrayList<>(List.of("-c", "log.showRoot=true", "log"));
    log.addAll(List.of("--topo-order", "--reverse", "-c", "--combined-all-paths"));
    log.addAll(List.of("--no-show-signature", "--no-color", "--no-notes", "--encoding=UTF-8"));
    log.addAll(List.of("--format=" + GitLogReader.FORMAT, partial ? "-M100%" : "-M"));
    log.addAll(RAW);
    // Before a merge is committed, the index has files of both sides.
    log.addAll(List.of("--ignore-missing", "HEAD", "MERGE_HEAD", "--"));
    read(log, reader -> reader.commits(boundary, origins));
    List<String> staged = new ArrayList<>(List.of("diff-index", "--cached"));
    staged.add(partial ? "-M100%" : "-M");
    staged.addAll(RAW);
    staged.addAll(List.of("HEAD", "--"));
    read(staged, reader -> origins.follow(new Commit(null, false), reader.changes()));
  }

  /** The commits whose parents a shallow clone hasn't. */
  private Set<String> boundary() {
    if (!isShallow()) {
      return Set.of();
    }
    try {
      return Set.copyOf(Files.readAllLines(root.resolve(place.get(1))));
    } catch (IOException e) {
      throw new ToolFailure("can't read where the shallow clone begins: " + e.getMessage());
    }
  }

  private void read(List<String> arguments, Reading reading) {
    Git.Result result = git.read(arguments, out -> reading.read(new GitLogReader(out)));
    if (result.code() != 0) {
      throw new ToolFailure("git can't read its history: " + result.err().strip());
    }
  }

  /** Reads the output of a command. */
  private interface Reading {
    void read(GitLogReader reader) throws IOException;
  }
}
