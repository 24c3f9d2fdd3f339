package dev.l9.trace.tools.git;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.git.Checkout;
import dev.l9.trace.git.GitNotes;
import dev.l9.trace.git.KeptBlocks;
import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What {@code l9 git install} sets up in a repository, and {@code uninstall} takes away: settings
 * in {@code .git/config}, attributes in {@code .git/l9}, and lines in {@code .git/info/exclude}.
 *
 * <p>The attributes are not in {@code .gitattributes}: that is checked out with the commits, so
 * that on each that is older than its line git would see all blocks as changes.
 *
 * <p>Not safe for use by several threads, and two programs must not set up one repository at once.
 */
public final class GitSetup {

  private final Checkout checkout;
  private final Git git;
  private final DriverSettings settings;
  private final GitAttributes attributes;

  /**
   * The file in which earlier versions wrote the attributes, where they rank above {@code
   * .gitattributes}.
   */
  private final MarkedLines rankingAttributes;

  private final MarkedLines exclude;

  private GitSetup(Checkout checkout) {
    this.checkout = checkout;
    this.git = new Git(checkout.top());
    this.settings = new DriverSettings(git);
    this.attributes = new GitAttributes(git, checkout);
    Path info = checkout.commonFolder().resolve("info");
    this.rankingAttributes = new MarkedLines(info.resolve("attributes"));
    this.exclude = new MarkedLines(info.resolve("exclude"));
  }

  /**
   * The setup of the repository in which a folder is.
   *
   * @throws ToolFailure where the folder is in no repository, or git can't be run
   */
  public static GitSetup of(Path folder) throws IOException {
    Path top = Path.of(new Git(folder).get("rev-parse", "--show-toplevel")).toRealPath();
    Checkout checkout = Checkout.of(top);
    if (checkout == null || !checkout.top().equals(top)) {
      throw new ToolFailure(top + " isn't laid out as git's checkouts are");
    }
    return new GitSetup(checkout);
  }

  /** The top folder of the checkout. */
  public Path top() {
    return checkout.top();
  }

  /**
   * Sets everything up, in place of what was set up before.
   *
   * @param commitBlocks whether blocks are committed and merged, and not left out
   * @param command starts {@code l9}, in a POSIX shell
   * @return the settings of others that still keep git from asking us
   * @throws ToolFailure where git refuses a setting, or is at work in the repository; what is set
   *     up by then stays, and a second run completes it
   * @throws IOException where git's files can't be read or written
   */
  public List<ForeignDriver> install(boolean commitBlocks, String command) throws IOException {
    GitNotes.check(checkout); // This fails before anything is changed.
    GitMode mode = commitBlocks ? GitMode.COMMITTED : GitMode.LEFT_OUT;
    boolean ranked = rankingAttributes.isThere();
    removeSettings();
    attributes.install(mode);
    settings.put(mode, command);
    exclude.put(List.of("trace.jsonl", "trace.[0-9]*.jsonl", ".*.l9tmp"));
    checkDone(GitNotes.forgetOutdated(checkout, GitSetup::hasFormat));
    ForeignDrivers others = new ForeignDrivers(git, mode);
    if (ranked) {
      // Git stored them without their own filter, and is to see that.
      checkDone(GitNotes.forget(checkout, Set.copyOf(others.names())::contains));
    }
    return others.all();
  }

  private static boolean hasFormat(String name) {
    return BlockFormats.of(name).isPresent();
  }

  /**
   * Takes everything away, and says whether there was anything.
   *
   * @throws ToolFailure where git refuses that, or is at work in the repository
   * @throws IOException where git's files can't be read or written
   */
  public boolean uninstall() throws IOException {
    boolean installed = removeSettings();
    new KeptBlocks(checkout.commonFolder()).deleteAll();
    if (installed) {
      forgetAll();
    }
    return installed;
  }

  /** Git took files with blocks for unchanged, and is to look at them again. */
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

  private boolean removeSettings() throws IOException {
    boolean removed = attributes.remove();
    removed |= rankingAttributes.remove();
    removed |= exclude.remove();
    removed |= settings.remove();
    return removed;
  }

  private static void checkDone(boolean done) {
    if (!done) {
      throw new ToolFailure(
          "another command of git is under way; run this again when it has ended, or else git may"
              + " list files as changed");
    }
  }

  /**
   * What the repository does with blocks, and what is wrong with that. It changes nothing.
   *
   * @throws ToolFailure where git can't be run
   * @throws IOException where git's files can't be read
   */
  public GitStatus status() throws IOException {
    return new GitStatusCheck(git, checkout, settings, attributes, rankingAttributes).run();
  }

  /**
   * The tracked files whose latest staged content has a block, by their names in the repository.
   */
  public List<String> filesWithStoredBlocks() {
    return StoredBlocks.find(git);
  }
}
