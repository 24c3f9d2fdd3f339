package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.testkit.Thorough;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git where it leaves blocks out: everything is as if there were none. */
class GitIT {

  @TempDir private Path folder;
  private GitProject project;

  @BeforeEach
  void create() throws Exception {
    project = GitProject.create(folder.resolve("project")).withFilterHere();
    project.commit("first", "A.java", "B.java", "src/C.java");
    project.install();
  }

  /** A branch on which A differs, and one on which B does; main is checked out. */
  private void branches() throws Exception {
    for (String name : new String[] {"A", "B"}) {
      project.git("checkout", "-q", "-b", "other" + name, "main");
      project.write(name + ".java", GitProject.code(name, "  int other;\n"));
      project.git("commit", "-q", "-a", "-m", "other " + name);
    }
    project.git("checkout", "-q", "main");
  }

  private static String code(String name) {
    return GitProject.code(name, "");
  }

  @Test
  void status_afterARun_isEmpty() throws Exception {
    project.run("first", "A.java", "src/C.java");
    project.assertClean();
    project.run("the second run", "A.java", "B.java");
    project.run("3rd", "A.java");
    project.assertClean();
    project.assertFacts("3rd", "A.java");
  }

  @Test
  void status_afterARun_justAfterAClone_isEmpty() throws Exception {
    project.git("clone", "-q", ".", "../clone");
    GitProject clone = project.at(folder.resolve("clone")).named().install();
    clone.run("first", "A.java");
    clone.assertClean();
  }

  @Test
  @Thorough
  void status_ofARunBeforeInstall_isEmpty() throws Exception {
    project.l9("git", "uninstall", project.top.toString());
    project.run("first", "A.java");
    assertEquals(" M A.java\n", project.git("status", "--porcelain"));
    project.install();
    project.assertClean();
  }

  @Test
  void diff_afterARun_isEmpty_evenWhereGitLooksAtNothingButItsNotes() throws Exception {
    project.git("status");
    project.run("first", "A.java");
    assertEquals("", project.git("diff-files"));
    assertEquals("", project.git("diff-index", "HEAD"));
    project.git("diff", "--quiet");
    project.git("diff", "--exit-code", "--stat", "HEAD");
    assertFalse(project.git("describe", "--always", "--dirty").contains("dirty"));
  }

  @Test
  void blockCommands_lookAtWhatGitTracksOrWould() throws Exception {
    project.write(".gitignore", "/data/\n");
    project.commit("made by a build", "build/Tracked.java");
    project.git("clone", "-q", ".", "inner");
    String[] names = {
      "A.java",
      "New.java",
      "build/Tracked.java",
      "inner/B.java",
      "src/C.java",
      "data/D.java",
      "build/Made.java",
      "node_modules/m.js"
    };
    for (String name : names) {
      project.write(name, code(name));
    }
    project.run("first", names);
    Files.delete(project.top.resolve("B.java"));
    Files.createSymbolicLink(project.top.resolve("Link.java"), Path.of("A.java"));
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      expected.append(project.top.resolve(names[i])).append('\n');
    }
    assertEquals(expected.toString(), withBlocks(project.top));
    assertEquals(project.top + "/data/D.java\n", withBlocks(project.top.resolve("data")));
    assertEquals(project.top + "/src/C.java\n", withBlocks(project.top.resolve("src")));
    assertEquals("", withBlocks(Files.createDirectory(project.top.resolve("empty"))));
    project.l9("block", "strip", project.top.toString());
    project.assertFacts("", "A.java", "inner/B.java");
    project.assertFacts("first", "data/D.java");
  }

  private String withBlocks(Path below) {
    String status = project.l9("block", "status", below.toString()).text();
    return status.replaceAll("(?m)^\\w+ +(\\S+) .*$", "$1");
  }

  @Test
  void traceFiles_areNotListed() throws Exception {
    project.write("trace.jsonl", "{}\n");
    project.write("trace.1.jsonl", "{}\n");
    project.write("src/.C.java.1f.l9tmp", "");
    project.assertClean();
  }

  @Test
  void addAll_thenCommit_storesNoBlock() throws Exception {
    project.run("first", "A.java");
    project.git("add", "-A");
    assertEquals("", project.git("status", "--porcelain"));
    project.write("New.java", code("New.java"));
    project.run("first", "New.java");
    project.write("B.java", GitProject.code("B", "  int mine;\n"));
    project.run("second", "B.java");
    project.git("add", "-A");
    assertEquals("M  B.java\nA  New.java\n", project.git("status", "--porcelain"));
    project.git("commit", "-q", "-m", "mine");
    project.assertClean();
    project.assertNoBlockIsStored();
    assertEquals(code("New.java"), project.git("show", "HEAD:New.java"));
    project.assertFacts("first", "A.java", "New.java");
    project.assertFacts("second", "B.java");
  }

  @Test
  void stashAndPop_bringBackTheChange_andAllFacts() throws Exception {
    project.run("first", "A.java", "B.java");
    project.run("old facts", "src/C.java");
    String changed = project.read("A.java").replace("// one", "// mine");
    project.write("A.java", changed);
    project.git("stash", "-q");
    project.assertClean();
    assertTrue(project.read("A.java").contains("// one"));
    project.assertFacts("first", "A.java", "B.java");
    project.git("stash", "pop", "-q");
    assertEquals(changed, project.read("A.java"));
    assertEquals(" M A.java\n", project.git("status", "--porcelain"));
    project.assertFacts("first", "B.java");
    project.assertNoBlockIsStored();
  }

  @Test
  void stash_ofARunAlone_isNothing() throws Exception {
    project.run("first", "A.java");
    assertEquals("No local changes to save\n", project.git("stash"));
    project.assertFacts("first", "A.java");
  }

  @Test
  void checkout_whereTheFileIsTheSame_keepsItsFacts() throws Exception {
    branches();
    project.run("first", "A.java");
    project.git("checkout", "-q", "otherB");
    project.assertFacts("first", "A.java");
    project.assertClean();
  }

  @Test
  void checkout_whereTheFileDiffers_isNotRefused_andTheWayBackBringsBackTheFacts()
      throws Exception {
    branches();
    project.run("first", "A.java");
    project.git("checkout", "-q", "otherA");
    assertEquals(GitProject.code("A", "  int other;\n"), project.read("A.java"));
    project.assertClean();
    project.run("on the other", "A.java");
    project.git("checkout", "-q", "main");
    project.assertFacts("first", "A.java");
    project.assertClean();
    project.git("switch", "-q", "otherA");
    project.assertFacts("on the other", "A.java");
    project.assertClean();
  }

  @Test
  void checkout_thatWouldOverwriteAChange_isRefused() throws Exception {
    branches();
    project.write("A.java", GitProject.code("A", "  int mine;\n"));
    project.run("first", "A.java");
    String before = project.read("A.java");
    GitProject.Output output = project.tryGit("checkout", "otherA");
    assertEquals(1, output.code());
    assertTrue(output.text().contains("would be overwritten by checkout"), output.text());
    assertEquals(before, project.read("A.java"));
  }

  @Test
  void rebase_takesBranchesOverRuns() throws Exception {
    branches();
    project.git("checkout", "-q", "otherA");
    project.run("first", "A.java", "B.java");
    project.git("rebase", "-q", "otherB");
    project.assertClean();
    project.assertFacts("first", "A.java");
    assertTrue(project.read("B.java").contains("int other"));
    project.assertNoBlockIsStored();
  }

  @Thorough
  @Test
  void rebase_thatIsAborted_leavesAllAsItWas() throws Exception {
    branches();
    project.git("checkout", "-q", "-b", "mine", "main");
    project.write("A.java", GitProject.code("A", "  int mine;\n"));
    project.git("commit", "-q", "-a", "-m", "mine");
    project.run("first", "A.java", "B.java");
    String before = project.read("A.java");
    assertEquals(1, project.tryGit("rebase", "otherA").code());
    assertTrue(project.read("A.java").contains("<<<<<<<"));
    project.git("rebase", "--abort");
    assertEquals(before, project.read("A.java"));
    project.assertFacts("first", "A.java", "B.java");
    project.assertClean();
  }

  @Test
  void merge_mergesFilesThatHaveRun() throws Exception {
    branches();
    project.write("A.java", code("A").replace("// one", "// mine"));
    project.git("commit", "-q", "-a", "-m", "mine");
    project.run("first", "A.java", "src/C.java");
    project.git("merge", "-q", "otherA");
    assertEquals(
        GitProject.code("A", "  int other;\n").replace("// one", "// mine"),
        project.read("A.java"));
    project.assertFacts("first", "src/C.java");
    project.assertClean();
    project.assertNoBlockIsStored();
  }

  @Thorough
  @Test
  void cherryPickAndRevert_workOnFilesThatHaveRun() throws Exception {
    branches();
    project.run("first", "A.java", "B.java");
    project.git("cherry-pick", "otherA");
    project.assertClean();
    project.assertFacts("", "A.java");
    project.run("second", "A.java");
    project.git("revert", "--no-edit", "HEAD");
    project.assertClean();
    project.assertFacts("first", "A.java", "B.java");
    project.assertNoBlockIsStored();
  }

  @Thorough
  @Test
  void resetBisectAndReadTree_areNotRefused() throws Exception {
    branches();
    project.write("A.java", code("A"));
    project.git("status"); // As of a later second than the file's: git trusts what it notes now.
    project.run("first", "A.java");
    project.git("reset", "-q", "--keep", "otherA");
    project.git("reset", "-q", "--hard", "main@{1}");
    project.assertFacts("first", "A.java");
    project.write("A.java", project.read("A.java"));
    project.git("status");
    project.run("second", "A.java");
    project.git("read-tree", "-m", "-u", "HEAD", "otherA");
    project.git("reset", "-q", "--hard", "HEAD");
    project.git("bisect", "start", "otherA", "HEAD~0");
    project.git("bisect", "reset");
  }

  @Test
  void usersChange_nextToABlock_isSeen_andAddedPieceByPiece() throws Exception {
    project.run("first", "A.java");
    String changed =
        project.read("A.java").replace("// one", "// mine").replace("// two", "// also mine");
    Files.writeString(project.top.resolve("A.java"), changed);
    project.run("second", "A.java");
    assertEquals(" M A.java\n", project.git("status", "--porcelain"));
    String diff = project.git("diff", "-U0");
    assertTrue(diff.contains("+  // mine") && diff.contains("+  // also mine"), diff);
    assertFalse(diff.contains("DORA"), diff);
    project.tryGitWith("y\nn\n", "add", "-p");
    assertEquals(code("A").replace("// one", "// mine"), project.git("show", ":A.java"));
    assertEquals("MM A.java\n", project.git("status", "--porcelain"));
    project.git("commit", "-q", "-m", "one of two");
    project.run("third run", "A.java");
    assertEquals(" M A.java\n", project.git("status", "--porcelain"));
    assertTrue(project.git("diff").contains("+  // also mine"));
    project.assertFacts("third run", "A.java");
  }

  @Test
  void usersChange_ofTheSameSize_isSeen() throws Exception {
    project.run("first", "A.java");
    project.git("status");
    project.write("A.java", project.read("A.java").replace("// one", "// ONE"));
    project.run("secnd", "A.java");
    assertEquals(" M A.java\n", project.git("status", "--porcelain"));
  }

  @Test
  void stagedChange_staysStaged_throughARun() throws Exception {
    project.write("A.java", GitProject.code("A", "  int staged;\n"));
    project.git("add", "A.java");
    project.run("first", "A.java");
    assertEquals("M  A.java\n", project.git("status", "--porcelain"));
    project.write("A.java", GitProject.code("A", "  int later;\n"));
    project.run("second", "A.java");
    assertEquals("MM A.java\n", project.git("status", "--porcelain"));
    assertTrue(project.git("show", ":A.java").contains("int staged"));
    assertTrue(project.read("A.java").contains("int later"));
  }

  @Test
  void clone_withoutL9_isAWorkingRepository() throws Exception {
    project.run("first", "A.java");
    project.git("clone", "-q", ".", "../clone");
    GitProject clone = project.at(folder.resolve("clone")).named();
    assertEquals(code("A"), clone.read("A.java"));
    clone.write("A.java", GitProject.code("A", "  int cloned;\n"));
    clone.git("commit", "-q", "-a", "-m", "cloned");
    clone.assertClean();
    project.git("pull", "-q", "../clone", "main");
    assertTrue(project.read("A.java").contains("int cloned"));
    project.assertClean();
  }

  @Test
  void uninstall_restoresEverything_andBlocksShow() throws Exception {
    GitProject other = GitProject.create(folder.resolve("other"));
    other.commit("first", "A.java");
    other.write(".git/info/attributes", "*.png binary");
    Path shared = Files.move(other.top.resolve(".git/info/exclude"), folder.resolve("shared"));
    Files.createSymbolicLink(other.top.resolve(".git/info/exclude"), shared);
    String config = other.read(".git/config");
    String exclude = other.read(".git/info/exclude");
    other.install();
    assertNotEquals(config, other.read(".git/config"));
    other.run("first", "A.java");
    other.assertClean();
    assertEquals(0, other.l9("git", "uninstall", other.top.toString()).code());
    assertEquals(config, other.read(".git/config"));
    assertEquals(exclude, Files.readString(shared));
    assertTrue(Files.isSymbolicLink(other.top.resolve(".git/info/exclude")));
    assertEquals("*.png binary", other.read(".git/info/attributes"));
    assertFalse(Files.exists(other.top.resolve(".git/l9")));
    assertEquals(" M A.java\n", other.git("status", "--porcelain"));
    assertEquals(1, other.l9("git", "uninstall", other.top.toString()).code());
  }

  @Test
  void install_twice_isInstallOnce() throws Exception {
    String config = project.read(".git/config");
    String attributes = project.read(".git/l9/attributes");
    project.install();
    assertEquals(config, project.read(".git/config"));
    assertEquals(attributes, project.read(".git/l9/attributes"));
    project.assertClean();
  }

  @Thorough
  @Test
  void worktree_isQuietToo_andSharesFacts() throws Exception {
    branches();
    project.run("first", "A.java");
    project.git("worktree", "add", "-q", "../worktree", "otherB");
    GitProject worktree = project.at(folder.resolve("worktree"));
    worktree.assertFacts("first", "A.java");
    worktree.run("second", "A.java", "B.java");
    worktree.assertClean();
    project.assertClean();
    worktree.git("checkout", "-q", "--detach", "main");
    worktree.assertClean();
  }

  @Test
  void submodule_isQuiet_onceInstalledThere() throws Exception {
    project.git("clone", "-q", ".", "../library");
    project.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "../library");
    project.git("commit", "-q", "-m", "library");
    GitProject library = project.at(project.top.resolve("library")).install();
    library.run("first", "A.java");
    library.assertClean();
    project.assertClean();
  }

  @Test
  void namesWithBlanksAndOtherScripts_areFoundAgain() throws Exception {
    String[] names = {"src/Größe.java", "src/a b/Ein Name.java", "src/日本.java", "-x.java"};
    project.commit("names", names);
    project.run("first", names);
    project.assertClean();
    project.git("checkout", "-q", "HEAD~1");
    project.git("checkout", "-q", "main");
    project.assertFacts("first", names);
    project.assertClean();
  }

  @Test
  @Thorough
  void autocrlf_isDoneByGitAsEver() throws Exception {
    project.git("config", "core.autocrlf", "true");
    project.git("rm", "-q", "--cached", "-r", ".");
    project.git("reset", "-q", "--hard");
    String code = code("A").replace("\n", "\r\n");
    assertEquals(code, project.read("A.java"));
    project.run("first", "A.java");
    assertFalse(project.read("A.java").matches("(?s).*[^\r]\n.*"));
    project.assertClean();
    branches();
    project.git("checkout", "-q", "otherA");
    project.git("checkout", "-q", "main");
    project.assertFacts("first", "A.java");
    project.assertClean();
    assertEquals(code("A"), project.git("show", "HEAD:A.java"));
  }

  @Test
  void applyAndCheckoutOfPieces_bringBackFacts() throws Exception {
    project.run("first", "A.java");
    project.write("A.java", project.read("A.java").replace("// one", "// mine"));
    project.run("of mine", "A.java");
    Files.writeString(folder.resolve("patch"), project.git("diff", "--no-color"));
    String mine = project.read("A.java");
    project.git("checkout", "--", ".");
    project.assertFacts("first", "A.java");
    project.git("apply", "../patch");
    assertEquals(mine, project.read("A.java"));
    assertEquals(" M A.java\n", project.git("status", "--porcelain"));
    project.tryGitWith("y\n", "checkout", "-p");
    project.assertFacts("first", "A.java");
    project.assertClean();
    project.assertNoBlockIsStored();
  }

  @Test
  @Thorough
  void stashOfUntrackedFiles_keepsFacts() throws Exception {
    project.write("New.java", code("New.java"));
    project.run("first", "New.java");
    project.git("stash", "-q", "-u");
    assertFalse(Files.exists(project.top.resolve("New.java")));
    project.git("stash", "pop", "-q");
    project.assertFacts("first", "New.java");
    project.assertNoBlockIsStored();
  }

  @Test
  void archive_ofFilesThatAreNoLongerThere_hasNoFacts() throws Exception {
    project.run("first", "A.java", "B.java");
    project.git("mv", "A.java", "Z.java");
    Files.delete(project.top.resolve("B.java"));
    project.git("archive", "-o", "../archive.zip", "HEAD");
    try (var zip = new java.util.zip.ZipFile(folder.resolve("archive.zip").toFile())) {
      for (String name : new String[] {"A", "B"}) {
        byte[] bytes = zip.getInputStream(zip.getEntry(name + ".java")).readAllBytes();
        assertEquals(code(name), new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    project.git("checkout-index", "--prefix=../export/", "B.java");
    assertEquals(code("B"), Files.readString(folder.resolve("export/B.java")));
    project.git("checkout", "--", "B.java");
    project.assertFacts("first", "B.java");
  }

  @Test
  void archive_hasNoFacts() throws Exception {
    project.run("first", "A.java");
    project.write("B.java", GitProject.code("B", "  int mine;\n"));
    project.git("archive", "-o", "../archive.zip", "HEAD");
    try (var zip = new java.util.zip.ZipFile(folder.resolve("archive.zip").toFile())) {
      byte[] bytes = zip.getInputStream(zip.getEntry("A.java")).readAllBytes();
      assertEquals(code("A"), new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Test
  void filesOfOtherTypes_areTheSame() throws Exception {
    Map<String, String> files =
        Map.of(
            "a.yaml", "a: 1\n", "a.json", "{\n  \"a\": 1\n}\n", "a.py", "a = 1\n", "a.md", "# A\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      project.write(file.getKey(), file.getValue());
    }
    project.git("add", "-A");
    project.git("commit", "-q", "-m", "others");
    String[] names = files.keySet().toArray(new String[0]);
    project.run("first", names);
    project.assertClean();
    project.git("checkout", "-q", "HEAD~1");
    project.git("checkout", "-q", "main");
    project.assertFacts("first", names);
    project.assertClean();
    project.write("a.json", project.read("a.json").replace("1", "2"));
    assertEquals(" M a.json\n", project.git("status", "--porcelain"));
    assertTrue(project.git("diff", "-U0").endsWith("-  \"a\": 1\n+  \"a\": 2\n"));
  }
}
