package dev.l9.trace.cli.git;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.tools.git.ForeignDriver;
import dev.l9.trace.tools.git.ForeignDriver.Effect;
import dev.l9.trace.tools.git.GitMode;
import dev.l9.trace.tools.git.GitProblem;
import dev.l9.trace.tools.git.GitProblem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told of a repository, word for word. */
class GitTextTest {

  @Test
  void modes() {
    assertEquals("git leaves blocks out", GitText.of(GitMode.LEFT_OUT));
    assertEquals(
        "blocks are committed; where two are merged the newer one stays",
        GitText.of(GitMode.COMMITTED));
    assertEquals(
        "not installed; git takes blocks for any other text", GitText.of(GitMode.NOT_INSTALLED));
  }

  @Test
  void problems_sayWhatPutsThemRight() {
    assertEquals(
        "git can't run /opt/l9; to set it up anew: l9 git install",
        text(Kind.PROGRAM_GONE, "/opt/l9"));
    assertEquals(
        "an earlier version of l9 has set attributes that go before .gitattributes, so that other"
            + " filters, such as git-crypt, are not asked for files which it gives them; to put it"
            + " right: l9 git install",
        text(Kind.ATTRIBUTES_RANK_ABOVE_OTHERS, ""));
    assertEquals(
        "git reads /etc/x in place of what was set up, since core.attributesFile has changed or the"
            + " repository was moved; to put it right: l9 git install",
        text(Kind.ATTRIBUTES_NOT_READ, "/etc/x"));
    assertEquals(
        "/etc/x has changed, and git reads a copy; to renew it: l9 git install",
        text(Kind.ATTRIBUTES_OUTDATED, "/etc/x"));
    assertEquals(
        "git may list files of which only the block has changed: it is split",
        text(Kind.NOTES_UNREADABLE, "it is split"));
  }

  private static String text(Kind kind, String detail) {
    return GitText.of(new GitProblem(kind, detail));
  }

  @Test
  void settingsOfOthers_sayWhatTheyMeanForBlocks() {
    assertEquals(
        "filter=lfs holds for a.java: git keeps to that, and takes a block there for a change",
        text("filter=lfs", Effect.SEEN_AS_CHANGE, "a.java"));
    assertEquals(
        "!merge holds for a.java, b.java, c.java: blocks there are merged as the rest is",
        text("!merge", Effect.MERGED_AS_TEXT, "a.java", "b.java", "c.java"));
    assertEquals(
        "diff=word holds for a.md, b.md, c.md and 2 more: that program is given files with their"
            + " blocks",
        text("diff=word", Effect.SHOWN_BY_DIFF, "a.md", "b.md", "c.md", "d.md", "e.md"));
  }

  private static String text(String setting, Effect effect, String... files) {
    return GitText.of(new ForeignDriver(setting, effect, List.of(files)));
  }
}
