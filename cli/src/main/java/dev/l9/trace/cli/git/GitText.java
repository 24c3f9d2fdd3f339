package dev.l9.trace.cli.git;

import dev.l9.trace.tools.git.ForeignDriver;
import dev.l9.trace.tools.git.GitMode;
import dev.l9.trace.tools.git.GitProblem;
import java.util.List;

/** Puts what is known of a repository into words. */
final class GitText {

  private static final int SOME = 3;

  private GitText() {}

  /** What git does with blocks. */
  static String of(GitMode mode) {
    return switch (mode) {
      case LEFT_OUT -> "git leaves blocks out";
      case COMMITTED -> "blocks are committed; where two are merged the newer one stays";
      case NOT_INSTALLED -> "not installed; git takes blocks for any other text";
    };
  }

  /** What is wrong, and what puts it right. */
  static String of(GitProblem problem) {
    String detail = problem.detail();
    return switch (problem.kind()) {
      case PROGRAM_GONE -> "git can't run " + detail + "; to set it up anew: l9 git install";
      case ATTRIBUTES_RANK_ABOVE_OTHERS ->
          "an earlier version of l9 has set attributes that go before .gitattributes, so that"
              + " other filters, such as git-crypt, are not asked for files which it gives them;"
              + " to put it right: l9 git install";
      case ATTRIBUTES_NOT_READ ->
          "git reads "
              + detail
              + " in place of what was set up, since core.attributesFile has changed or the"
              + " repository was moved; to put it right: l9 git install";
      case ATTRIBUTES_OUTDATED ->
          detail + " has changed, and git reads a copy; to renew it: l9 git install";
      case NOTES_UNREADABLE -> "git may list files of which only the block has changed: " + detail;
    };
  }

  /** What others have set, and what it means for blocks. */
  static String of(ForeignDriver driver) {
    String meaning =
        switch (driver.effect()) {
          case SHOWN_BY_DIFF -> "that program is given files with their blocks";
          case MERGED_AS_TEXT -> "blocks there are merged as the rest is";
          case SEEN_AS_CHANGE -> "git keeps to that, and takes a block there for a change";
        };
    return driver.setting() + " holds for " + some(driver.files()) + ": " + meaning;
  }

  /** The first names of a list, and how many more there are. */
  static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(SOME, names.size())));
    return names.size() > SOME ? first + " and " + (names.size() - SOME) + " more" : first;
  }
}
