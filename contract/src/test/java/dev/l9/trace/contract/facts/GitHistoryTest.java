package dev.l9.trace.contract.facts;

import static dev.l9.trace.contract.facts.TestHistory.add;
import static dev.l9.trace.contract.facts.TestHistory.created;
import static dev.l9.trace.contract.facts.TestHistory.delete;
import static dev.l9.trace.contract.facts.TestHistory.rename;
import static dev.l9.trace.contract.facts.TestHistory.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.contract.facts.GitHistory.Created;
import dev.l9.trace.contract.facts.GitHistory.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {

  @TempDir static Path shared;
  private static GitHistory read;

  @TempDir Path folder;

  /** The histories of the tests below, one after the other in one repository. */
  @BeforeAll
  static void history() throws Exception {
    TestHistory history = TestHistory.create(shared.resolve("repository"));
    first(history.scenario());
    renames(history.scenario());
    turns(history.scenario());
    comeback(history.scenario());
    copy(history.scenario());
    merge(history.scenario());
    mergeThatChanges(history.scenario());
    names(history.scenario());
    submodule(history.scenario());
    read = GitHistory.of(history.done().top);
  }

  private TestHistory repository() throws Exception {
    return TestHistory.create(folder.resolve("repository"));
  }

  private static void first(TestHistory history) throws Exception {
    history
        .commit("main", add("first/a", "1"))
        .commit("main", add("first/a", "2"), add("first/b", "1"))
        .commit("main", add(".mailmap", "E\u202ev\u001bil <a2@1.example.com>\n"));
  }

  @Test
  void file_isCreatedByTheFirstCommitThatHasIt() {
    assertEquals(State.COMPLETE, read.state());
    assertEquals(Optional.of(new Created("1970-01-01T00:16:40Z", "a1")), read.created("first/a"));
    assertEquals(Optional.empty(), read.created("first"));
  }

  @Test
  void authors_areThoseOfTheMailmapAndShowAsTheyAre() {
    assertEquals(Optional.of(new Created("1970-01-01T00:33:20Z", "Evil")), read.created("first/b"));
  }

  private static void renames(TestHistory history) throws Exception {
    history
        .commit("main", add("old/a", text("a", "1")), add("old/b", text("b", "1")))
        .commit("main", add("noise", "1"))
        .commit("main", rename("old", "new"))
        .commit("main", rename("new/a", "c"), add("c", text("a", "changed")))
        .commit("main", rename("c", "C"))
        .commit("main", rename("C", "d"))
        .commit("main", add("C", text("other", "1")));
  }

  @Test
  void renamedFile_staysTheSame() {
    assertEquals(1, created(read, "new/b"));
    assertEquals(1, created(read, "d"));
    assertEquals(7, created(read, "C"));
    assertEquals(0, created(read, "old/a"));
  }

  private static void turns(TestHistory history) throws Exception {
    history
        .commit("main", add("turns/a", text("ta", "")))
        .commit("main", add("turns/b", text("tb", "")))
        .commit("main", rename("turns/b", "turns/c"))
        .commit("main", rename("turns/a", "turns/b"))
        .commit("main", rename("turns/c", "x/c"), rename("turns/b", "x/b"));
  }

  @Test
  void namesThatChangeInTurn_areNotMixedUp() {
    assertEquals(1, created(read, "x/b"));
    assertEquals(2, created(read, "x/c"));
  }

  private static void comeback(TestHistory history) throws Exception {
    history
        .commit("main", add("reverted", "same"), add("anew", text("n", "1")))
        .commit("main", delete("reverted"), delete("anew"))
        .commit("main", add("reverted", "same"), add("anew", text("m", "2")))
        .commit("main", add("reverted", "other"));
  }

  @Test
  void fileThatComesBack_isNewUnlessItsContentComesBack() {
    assertEquals(1, created(read, "reverted"));
    assertEquals(3, created(read, "anew"));
  }

  private static void copy(TestHistory history) throws Exception {
    history
        .commit("main", add("copy/of", text("copy", "")))
        .commit("main", add("copy/new", text("copy", "")));
  }

  @Test
  void copy_isNew() {
    assertEquals(1, created(read, "copy/of"));
    assertEquals(2, created(read, "copy/new"));
  }

  private static void merge(TestHistory history) throws Exception {
    history
        .commit("main", add("a", text("a", "")), add("b", text("b", "")), add("kept", "1"))
        .branch("side", "main")
        .commit("side", rename("a", "a2"), add("side-only", "1"), add("both", "1"))
        .commit("main", rename("b", "b2"), delete("kept"), add("both", "2"))
        .merge("main", "side", rename("a", "a2"), add("side-only", "1"), add("kept", "1"));
  }

  @Test
  void mergedBranches_allCount() {
    assertEquals(1, created(read, "a2"));
    assertEquals(1, created(read, "b2"));
    assertEquals(1, created(read, "kept"));
    assertEquals(2, created(read, "side-only"));
    assertEquals(2, created(read, "both"));
  }

  /** Git moves what one branch adds to a folder that the other has renamed. */
  private static void mergeThatChanges(TestHistory history) throws Exception {
    history
        .commit("main", add("was/a", text("wa", "")))
        .branch("other", "main")
        .commit("other", add("was/late", text("late", "")))
        .commit("main", rename("was", "is"))
        .merge("main", "other", add("is/late", text("late", "")), add("evil", "1"))
        .commit("main", rename("is/late", "late"));
  }

  @Test
  void merge_mayRenameAndAdd() {
    assertEquals(1, created(read, "is/a"));
    assertEquals(2, created(read, "late"));
    assertEquals(4, created(read, "evil"));
  }

  private static final List<String> NAMES =
      List.of("grün/日本.md", "two\nlines", "quote\"d", "tab\there", ":100644", "commit 1 2 3", " a");

  private static void names(TestHistory history) throws Exception {
    history.commit("main", NAMES.stream().map(name -> add(name, name)).toArray(String[]::new));
  }

  @Test
  void namesOfAllSorts_areFound() {
    for (String name : NAMES) {
      assertEquals(1, created(read, name), name);
    }
  }

  private static void submodule(TestHistory history) throws Exception {
    String module = "M 160000 " + "1".repeat(39);
    history
        .commit("main", module + "1 module\n", add("was-file", "1"))
        .commit("main", module + "2 module\n", delete("was-file"), module + "1 was-file\n");
  }

  @Test
  void submodule_isNoFile() {
    assertFalse(read.isTracked("module"));
    assertFalse(read.isTracked("was-file"));
    assertEquals(Optional.empty(), read.created("was-file"));
  }

  @Test
  void shallowClone_saysNothingOfWhatIsOlder() throws Exception {
    TestHistory history =
        repository()
            .commit("main", add("old", text("a", "")))
            .commit("main", add("boundary", text("b", "")))
            .commit("main", add("young", text("c", "")), rename("old", "renamed"))
            .done();
    history.git("clone", "-q", "--depth", "2", "file://" + history.top, "../clone");

    GitHistory read = GitHistory.of(folder.resolve("clone"));

    assertTrue(read.isShallow());
    assertEquals(0, created(read, "renamed"));
    assertEquals(0, created(read, "boundary"));
    assertEquals(3, created(read, "young"));
  }

  @Test
  void folderOfARepository_mayBeTheRoot() throws Exception {
    TestHistory history =
        repository()
            .commit("main", add("outside", text("a", "")), add("sub/ in/b", text("b", "")))
            .commit("main", rename("outside", "sub/ in/a"), add("b", "1"))
            .done();

    GitHistory read = GitHistory.of(history.top.resolve("sub/ in"));

    assertEquals(1, created(read, "a"));
    assertEquals(1, created(read, "b"));
    assertFalse(read.isTracked("sub/ in/a"));
  }

  @Test
  void worktree_hasTheHistoryOfItsBranch() throws Exception {
    TestHistory history =
        repository()
            .commit("main", add("a", "1"))
            .branch("side", "main")
            .commit("side", add("b", "1"))
            .done();
    history.git("worktree", "add", "-q", "../tree", "side");

    assertEquals(2, created(GitHistory.of(folder.resolve("tree")), "b"));
    assertEquals(0, history.created("b"));
  }

  @Test
  void stagedFiles_haveTheirHistory() throws Exception {
    TestHistory history =
        repository().commit("main", add("a", text("a", ""))).commit("main", add("b", "1")).done();
    history.git("mv", "a", "moved");
    Files.writeString(history.top.resolve("staged"), "new");
    history.git("add", "staged");
    Files.writeString(history.top.resolve("untracked"), "new");

    GitHistory read = GitHistory.of(history.top);

    assertEquals(1, created(read, "moved"));
    assertEquals(0, created(read, "staged"));
    assertTrue(read.isTracked("staged"));
    assertFalse(read.isTracked("untracked"));
    assertFalse(read.isTracked("a"));
  }

  @Test
  void mergeUnderWay_hasTheFilesOfBothSides() throws Exception {
    TestHistory history =
        repository()
            .commit("main", add("a", "1"))
            .branch("side", "main")
            .commit("side", add("theirs", "1"))
            .commit("main", add("ours", "1"))
            .done();
    history.git("-c", "user.name=x", "-c", "user.email=x", "merge", "-q", "--no-commit", "side");

    assertEquals(2, history.created("theirs"));
    assertEquals(3, history.created("ours"));
  }

  @Test
  void settingsOfTheUser_changeNothing() throws Exception {
    TestHistory history =
        repository()
            .commit("main", add("a", text("a", "")))
            .commit("main", rename("a", "sub/b"), add("order", "sub/*\n"))
            .done();
    List.of(
            "log.showSignature=true",
            "log.showRoot=false",
            "diff.renames=false",
            "color.ui=always",
            "diff.relative=true",
            "log.decorate=full",
            "diff.orderFile=order",
            "log.date=raw",
            "core.abbrev=4",
            "format.pretty=oneline",
            "log.diffMerges=first-parent",
            "diff.noprefix=true",
            "diff.renameLimit=1",
            "i18n.logOutputEncoding=UTF-16",
            "user.name=  Ada L. ")
        .forEach(each -> set(history, each));

    GitHistory read = GitHistory.of(history.top.resolve("sub"));

    assertEquals(1, created(read, "b"));
    assertEquals("Ada L.", read.userName());
  }

  private static void set(TestHistory history, String setting) {
    int equals = setting.indexOf('=');
    try {
      history.git("config", setting.substring(0, equals), setting.substring(equals + 1));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void partialClone_fetchesNothing() throws Exception {
    TestHistory history =
        repository()
            .commit("main", add("a", text("a", "1")), add("b", text("b", "")))
            .commit("main", rename("a", "c"), add("c", text("a", "2")), rename("b", "d"))
            .done();
    history.git("config", "uploadpack.allowFilter", "true");
    history.git(
        "clone", "-q", "--no-checkout", "--filter=blob:none", "file://" + history.top, "../clone");
    Path clone = folder.resolve("clone");
    TestHistory cloned = TestHistory.create(clone);
    cloned.git("read-tree", "HEAD");
    cloned.git("config", "remote.origin.url", "file:///gone");

    GitHistory read = GitHistory.of(clone);

    assertEquals(1, created(read, "d"));
    assertEquals(2, created(read, "c"));
  }

  @Test
  void foldersWithoutHistory_sayWhy() throws Exception {
    GitHistory none = GitHistory.of(folder);
    assertEquals(State.NO_REPOSITORY, none.state());
    assertTrue(none.reason().contains("not a git repository"), none::reason);
    assertEquals(Optional.empty(), none.created("a"));

    TestHistory empty = repository();
    Files.writeString(empty.top.resolve("a"), "1");
    empty.git("add", "a");
    GitHistory read = GitHistory.of(empty.top);
    assertEquals(State.NO_COMMITS, read.state());
    assertTrue(read.isTracked("a"));
    assertEquals(0, created(read, "a"));
    assertEquals(State.NO_REPOSITORY, GitHistory.of(folder.resolve("missing")).state());
  }
}
