package dev.l9.trace.tools.git;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.git.Checkout;
import dev.l9.trace.git.GitNotes;
import dev.l9.trace.git.KeptBlocks;
import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code l9 git install} sets up in a repository, and {@code uninstall} takes away: settings
 * in {@code .git/config}, attributes in {@code .git/l9}, and lines in {@code .git/info/exclude}.
 *
 * <p>The attributes are not in {@code .gitattributes}: that is checked out with the commits, so
 * that on each that is older than its line git would see all blocks as changes.
 */
public final class GitSetup {

  /**
   * Where this program can't be run, git gets the answer of a filter that can do nothing, and goes
   * on. Without one it would give up, though the filter isn't required.
   */
  private static final String OR_ELSE =
      " || { test $? -gt 128 || {"
          + " echo 'l9: git can not run l9, and does not leave DORA blocks out;"
          + " see l9 git status' >&2;"
          + " printf '0016git-filter-server\\n000eversion=2\\n00000000'; cat >/dev/null; }; }";

  /** How {@code git config} ends where it may not write. */
  private static final int LOCKED = 255;

  private static final String FILTER = "filter.l9";
  private static final String MERGE = "merge.l9";

  private final Checkout checkout;
  private final Git git;
  private final GitAttributes attributes;

  /**
   * The file in which earlier versions wrote them, where they rank above {@code .gitattributes}.
   */
  private final MarkedLines rankingAttributes;

  private final MarkedLines exclude;

  private GitSetup(Checkout checkout) {
    this.checkout = checkout;
    this.git = new Git(checkout.top());
    this.attributes = new GitAttributes(git, checkout);
    Path info = checkout.commonFolder().resolve("info");
    this.rankingAttributes = new MarkedLines(info.resolve("attributes"));
    this.exclude = new MarkedLines(info.resolve("exclude"));
  }

  /**
   * That of the repository in which a folder is.
   *
   * @throws ToolFailure where it is in none
   */
  public static GitSetup of(Path folder) throws IOException {
    Path top = Path.of(new Git(folder).get("rev-parse", "--show-toplevel")).toRealPath();
    Checkout checkout = Checkout.of(top);
    if (checkout == null || !checkout.top().equals(top)) {
      throw new ToolFailure(top + " isn't laid out as git's checkouts are");
    }
    return new GitSetup(checkout);
  }

  public Checkout checkout() {
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
   * @param command starts {@code l9}, in a POSIX shell
   * @return what doesn't go through us all the same, for the user
   */
  public List<String> install(boolean commitBlocks, String command) throws IOException {
    GitNotes.check(checkout); // Before anything is changed.
    boolean ranked = rankingAttributes.isThere();
    uninstallSettings();
    attributes.install(lines(commitBlocks));
    if (commitBlocks) {
      set(MERGE + ".name", "L9 Trace: the newer DORA block, and the rest as git merges it");
      set(MERGE + ".driver", driver(command));
    } else {
      set(FILTER + ".process", command + " git filter-process" + OR_ELSE);
      // Programs other than git need this, since they don't know filter processes.
      set(FILTER + ".clean", command + " git clean %f");
    }
    exclude.put(List.of("trace.jsonl", "trace.[0-9]*.jsonl", ".*.l9tmp"));
    checkDone(GitNotes.forgetOutdated(checkout, GitSetup::hasFormat));
    ForeignDrivers others = new ForeignDrivers(git, attribute(commitBlocks));
    if (ranked) {
      // Git stored them without their own filter, and is to see that.
      checkDone(GitNotes.forget(checkout, Set.copyOf(others.names())::contains));
    }
    return others.notes();
  }

  /**
   * The lines, for upper and lower case: git's patterns tell them apart, and types of files don't.
   */
  private static List<String> lines(boolean commitBlocks) {
    List<String> lines = new ArrayList<>();
    for (String ending : BlockFormats.endings()) {
      StringBuilder line = new StringBuilder("*.");
      for (int i = 0; i < ending.length(); i++) {
        char lower = ending.charAt(i);
        char upper = Character.toUpperCase(lower);
        line.append(lower == upper ? String.valueOf(lower) : "[" + lower + upper + "]");
      }
      lines.add(line + " " + attribute(commitBlocks) + "=l9");
    }
    return lines;
  }

  /** If this program is gone, git merges blocks as any other text. */
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

  /** Takes everything away; whether there was anything. */
  public boolean uninstall() throws IOException {
    boolean installed = uninstallSettings();
    new KeptBlocks(checkout.commonFolder()).deleteAll();
    if (installed) {
      forgetAll();
    }
    return installed;
  }

  /** Git took files with blocks for unchanged. */
  private void forgetAll() {
    try {
      checkDone(GitNotes.forget(checkout, GitSetup::hasFormat));
    } catch (IOException e) {
      throw new ToolFailure(
          "what was installed is taken away, but git may list files with blocks only when they"
              + " change: "
              + FailureMessage.of(e));
    }
  }

  private boolean uninstallSettings() throws IOException {
    boolean removed = attributes.remove();
    removed |= rankingAttributes.remove();
    removed |= exclude.remove();
    for (String section : List.of(FILTER, MERGE)) {
      Git.Result result = git.run("config", "--local", "--remove-section", section);
      if (result.code() == LOCKED) {
        throw new ToolFailure(result.err().strip());
      }
      removed |= result.code() == 0;
    }
    return removed;
  }

  private static void checkDone(boolean done) {
    if (!done) {
      throw new ToolFailure(
          "another command of git is under way; run this again when it has ended, or else git may"
              + " list files as changed");
    }
  }

  /** Whether blocks are left out, merged, or neither. */
  public GitMode mode() {
    boolean lines = attributes.isThere() || rankingAttributes.isThere();
    if (lines && isSet(FILTER + ".process")) {
      return GitMode.LEFT_OUT;
    }
    return lines && isSet(MERGE + ".driver") ? GitMode.COMMITTED : GitMode.NOT_INSTALLED;
  }

  private boolean isSet(String key) {
    return git.run("config", "--local", key).code() == 0;
  }

  /** The command that git runs. */
  public String command() {
    String key = mode() == GitMode.COMMITTED ? MERGE + ".driver" : FILTER + ".process";
    return git.get("config", "--local", key);
  }

  /** What is wrong with the attributes that were installed; usually that is nothing. */
  public Optional<String> attributesProblem() throws IOException {
    if (rankingAttributes.isThere()) {
      return Optional.of(
          "an earlier version of l9 has set attributes that go before .gitattributes, so that"
              + " other filters, such as git-crypt, are not asked for files which it gives them;"
              + " to put it right: l9 git install");
    }
    if (!attributes.isInForce()) {
      return Optional.of(
          "git reads "
              + attributes.others()
              + " in place of what was set up, since core.attributesFile has changed or the"
              + " repository was moved; to put it right: l9 git install");
    }
    if (!attributes.isCurrent(lines(mode() == GitMode.COMMITTED))) {
      return Optional.of(
          attributes.others() + " has changed, and git reads a copy; to renew it: l9 git install");
    }
    return Optional.empty();
  }

  /** Why git can't be kept quiet about blocks that are rewritten; usually that is nothing. */
  public Optional<String> indexProblem() {
    try {
      GitNotes.check(checkout);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "git may list files of which only the block has changed: " + FailureMessage.of(e));
    }
  }

  /** What doesn't go through us, since others have set that; for the user. */
  public List<String> notes() {
    return new ForeignDrivers(git, attribute(mode() == GitMode.COMMITTED)).notes();
  }

  /** The tracked files whose latest staged content has a block. */
  public List<String> filesWithStoredBlocks() {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("grep", "--cached", "-z", "-l", "-e", "L9 DORA BLOCK - AUTO-UPDATED"));
    command.addAll(List.of("-e", "\"_l9_trace\":", "--"));
    BlockFormats.endings().forEach(ending -> command.add(":(icase)*." + ending));
    String out = git.run(command, "").out();
    return out.isEmpty() ? List.of() : List.of(out.substring(0, out.length() - 1).split("\0", -1));
  }
}
