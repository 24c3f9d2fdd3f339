package dev.l9.trace.cli;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.git.Checkout;
import dev.l9.trace.git.GitNotes;
import dev.l9.trace.git.KeptBlocks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code l9 git install} sets up in a repository, and {@code uninstall} takes away: settings
 * in {@code .git/config}, and lines in {@code .git/info/attributes} and {@code .git/info/exclude}.
 *
 * <p>The attributes are not in {@code .gitattributes}: that is checked out with the commits, so
 * that on each that is older than its line git would see all blocks as changes.
 */
final class GitSetup {

  /**
   * Where this program can't be run, git gets the answer of a filter that can do nothing, and goes
   * on. Without one it would give up, though the filter isn't required.
   */
  private static final String OR_ELSE =
      " || { test $? -gt 128 || {"
          + " echo 'l9: git can not run l9, and does not leave DORA blocks out;"
          + " see l9 git status' >&2;"
          + " printf '0016git-filter-server\\n000eversion=2\\n00000000'; cat >/dev/null; }; }";

  private static final String FILTER = "filter.l9";
  private static final String MERGE = "merge.l9";

  private final Checkout checkout;
  private final Git git;
  private final MarkedLines attributes;
  private final MarkedLines exclude;

  private GitSetup(Checkout checkout) {
    this.checkout = checkout;
    this.git = new Git(checkout.top());
    Path info = checkout.commonFolder().resolve("info");
    this.attributes = new MarkedLines(info.resolve("attributes"));
    this.exclude = new MarkedLines(info.resolve("exclude"));
  }

  /**
   * That of the repository in which a folder is.
   *
   * @throws CommandFailure where it is in none
   */
  static GitSetup of(Path folder) throws IOException {
    Path top = Path.of(new Git(folder).get("rev-parse", "--show-toplevel")).toRealPath();
    Checkout checkout = Checkout.of(top);
    if (checkout == null || !checkout.top().equals(top)) {
      throw new CommandFailure(top + " isn't laid out as git's checkouts are");
    }
    return new GitSetup(checkout);
  }

  Checkout checkout() {
    return checkout;
  }

  private static boolean hasFormat(String name) {
    return BlockFormats.of(name).isPresent();
  }

  /** The attribute that has git leave blocks out, or only merge them. */
  private static String attribute(boolean commitBlocks) {
    return commitBlocks ? "merge" : "filter";
  }

  /**
   * Sets everything up, in place of what was set up before.
   *
   * @return endings that are left alone, since such files have another filter or merge driver
   */
  Set<String> install(boolean commitBlocks) throws IOException {
    uninstallSettings();
    String command = L9Command.forShell();
    if (commitBlocks) {
      set(MERGE + ".name", "L9 Trace: the newer DORA block, and the rest as git merges it");
      set(MERGE + ".driver", driver(command));
    } else {
      set(FILTER + ".process", command + " git filter-process" + OR_ELSE);
      // For programs other than git, which don't know filter processes.
      set(FILTER + ".clean", command + " git clean %f");
    }
    String attribute = attribute(commitBlocks);
    Set<String> taken = taken(attribute);
    List<String> lines = new ArrayList<>();
    for (String ending : BlockFormats.endings()) {
      if (!taken.contains(ending)) {
        lines.add("*." + ending + " " + attribute + "=l9");
      }
    }
    attributes.put(lines);
    exclude.put(List.of("trace.jsonl", "trace.[0-9]*.jsonl", ".*.l9tmp"));
    checkDone(GitNotes.forgetOutdated(checkout, GitSetup::hasFormat));
    return taken;
  }

  /** Where this program is gone, git merges blocks as any other text. */
  private static String driver(String command) {
    String program = command.replaceFirst("(?s)^('(?:[^']|'\\\\'')*').*", "$1");
    return "if test -x "
        + program
        + "; then "
        + command
        + " git merge %O %A %B %L %P %X %Y; else git merge-file --marker-size=%L %A %O %B; fi";
  }

  private void set(String key, String value) {
    git.get("config", "--local", key, value);
  }

  /** The endings of tracked files that have another filter, or merge driver. */
  private Set<String> taken(String attribute) {
    List<String> names = new ArrayList<>();
    BlockFormats.endings().forEach(ending -> names.add("l9." + ending));
    for (String name : git.get("ls-files", "-z").split("\0", -1)) {
      if (hasFormat(name)) {
        names.add(name);
      }
    }
    String input = String.join("\0", names) + "\0";
    Git.Result result = git.run(List.of("check-attr", "-z", "--stdin", attribute), input);
    Set<String> taken = new LinkedHashSet<>();
    String[] fields = result.out().split("\0", -1);
    for (int i = 0; i + 2 < fields.length; i += 3) {
      if (!Set.of("unspecified", "unset", "set", "l9").contains(fields[i + 2])) {
        taken.add(fields[i].substring(fields[i].lastIndexOf('.') + 1));
      }
    }
    return taken;
  }

  /** Takes everything away; whether there was anything. */
  boolean uninstall() throws IOException {
    boolean installed = uninstallSettings();
    new KeptBlocks(checkout.commonFolder()).deleteAll();
    if (installed) {
      // Git took files with blocks for unchanged.
      checkDone(GitNotes.forget(checkout, GitSetup::hasFormat));
    }
    return installed;
  }

  private boolean uninstallSettings() throws IOException {
    boolean removed = attributes.remove();
    removed |= exclude.remove();
    for (String section : List.of(FILTER, MERGE)) {
      removed |= git.run("config", "--local", "--remove-section", section).code() == 0;
    }
    return removed;
  }

  private static void checkDone(boolean done) {
    if (!done) {
      throw new CommandFailure(
          "another command of git is under way; run this again when it has ended, or else git may"
              + " list files as changed");
    }
  }

  /** Whether blocks are left out, merged, or neither. */
  GitMode mode() {
    boolean lines = attributes.isThere();
    if (lines && isSet(FILTER + ".process")) {
      return GitMode.LEFT_OUT;
    }
    return lines && isSet(MERGE + ".driver") ? GitMode.COMMITTED : GitMode.NOT_INSTALLED;
  }

  private boolean isSet(String key) {
    return git.run("config", "--local", key).code() == 0;
  }

  /** The command that git runs. */
  String command() {
    String key = mode() == GitMode.COMMITTED ? MERGE + ".driver" : FILTER + ".process";
    return git.get("config", "--local", key);
  }

  /** The tracked files whose latest staged content has a block. */
  List<String> filesWithStoredBlocks() {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("grep", "--cached", "-z", "-l", "-e", "L9 DORA BLOCK - AUTO-UPDATED"));
    command.addAll(List.of("-e", "\"_l9_trace\":", "--"));
    BlockFormats.endings().forEach(ending -> command.add("*." + ending));
    String out = git.run(command, "").out();
    return out.isEmpty() ? List.of() : List.of(out.substring(0, out.length() - 1).split("\0", -1));
  }
}
