package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git where blocks are committed: two branches that both ran merge without a conflict. */
class GitCommitBlocksIT {

  @TempDir private Path folder;
  private GitProject project;

  @BeforeEach
  void create() throws Exception {
    project = GitProject.create(folder.resolve("project")).withFilterHere();
    project.commit("first", "A.java", "B.java");
    project.install("--commit-blocks");
    project.run("1", "A.java");
    project.git("commit", "-q", "-a", "-m", "run");
  }

  /** Commits a change of A and the facts of a run, if any, on a new branch off main. */
  private void branch(String name, String from, String to, String facts) throws Exception {
    project.git("checkout", "-q", "-b", name, "main");
    String text = project.read("A.java");
    project.write("A.java", text.replace(from, to));
    if (!facts.isEmpty()) {
      project.run(facts, "A.java");
    }
    project.git("commit", "-q", "-a", "-m", name);
  }

  private static String merged() {
    return GitProject.code("A", "").replace("// one", "// ours").replace("// two", "// theirs");
  }

  private String code() throws Exception {
    return project.read("A.java").split("\n// ====", 2)[0];
  }

  @Test
  void aRun_isAChange() throws Exception {
    project.run("22", "A.java");
    assertEquals(" M A.java\n", project.git("status", "--porcelain"));
  }

  @Test
  void merge_ofTwoBranchesThatRan_takesTheNewerBlock_andMergesTheRest() throws Exception {
    branch("theirs", "// two", "// theirs", "333");
    branch("ours", "// one", "// ours", "22");
    project.git("merge", "-q", "-m", "merged", "theirs");
    assertEquals(merged(), code());
    project.assertFacts("333", "A.java");
    project.git("checkout", "-q", "theirs");
    project.git("merge", "-q", "-m", "merged", "ours~0");
    project.assertFacts("333", "A.java");
  }

  @Test
  void merge_keepsOurBlock_whereThatIsNewer() throws Exception {
    branch("theirs", "// two", "// theirs", "22");
    branch("ours", "// one", "// ours", "333");
    project.git("merge", "-q", "-m", "merged", "theirs");
    assertEquals(merged(), code());
    project.assertFacts("333", "A.java");
    project.assertClean();
  }

  @Test
  void merge_ofOneBranchThatRan_takesItsBlock() throws Exception {
    branch("theirs", "// two", "// theirs", "22");
    project.git("checkout", "-q", "-b", "ours", "main");
    project.write("A.java", project.read("A.java").replace("// one", "// ours"));
    project.git("commit", "-q", "-a", "-m", "ours");
    project.git("merge", "-q", "-m", "merged", "theirs");
    assertEquals(merged(), code());
    project.assertFacts("22", "A.java");
  }

  @Test
  void rebaseAndCherryPick_takeTheNewerBlock() throws Exception {
    branch("theirs", "// two", "// theirs", "333");
    branch("ours", "// one", "// ours", "22");
    project.git("rebase", "-q", "theirs");
    assertEquals(merged(), code());
    project.assertFacts("333", "A.java");
    project.git("checkout", "-q", "-b", "picked", "theirs");
    project.git("cherry-pick", "ours");
    assertEquals(merged(), code());
    project.assertFacts("333", "A.java");
  }

  @Test
  void conflictOfTheUsers_isShownAsGitDoes_withABlockBehind() throws Exception {
    branch("theirs", "// one", "// theirs", "333");
    branch("ours", "// one", "// ours", "22");
    // As a program of its own, whose exit code tells git of the conflict.
    String driver = project.git("config", "merge.l9.driver").strip();
    String l9 = "'" + GitProject.L9 + "'";
    project.git("config", "merge.l9.driver", driver.replaceAll("'[^']*/l9'", l9));
    GitProject.Output output = project.tryGit("merge", "theirs");
    assertEquals(1, output.code(), output.text());
    assertTrue(output.text().contains("CONFLICT (content): Merge conflict in A.java"));
    String text = project.read("A.java");
    assertTrue(
        text.matches("(?s).*\n<<<<<<< .*\n  // ours\n=======\n  // theirs\n>>>>>>> .*"), text);
    assertEquals(1, text.split("END L9 DORA BLOCK", -1).length - 1);
    assertTrue(text.contains("\"task\":\"333\""));
    project.write("A.java", text.replaceAll("(?m)^(<<<<<<< .*|=======|>>>>>>> .*)\n", ""));
    project.git("commit", "-q", "-a", "-m", "resolved");
    project.assertFacts("333", "A.java");
  }

  @Test
  void blockThatOneBranchStripped_isTaken_fromTheOther() throws Exception {
    branch("theirs", "// two", "// theirs", "333");
    project.git("checkout", "-q", "-b", "ours", "main");
    project.write("A.java", code().replace("// one", "// ours"));
    project.git("commit", "-q", "-a", "-m", "ours");
    project.git("merge", "-q", "-m", "merged", "theirs");
    project.assertFacts("333", "A.java");
    assertEquals(merged(), code());
  }

  @Test
  void withoutL9_gitMergesAsEver() throws Exception {
    branch("theirs", "// two", "// theirs", "");
    branch("ours", "// one", "// ours", "");
    String driver = project.git("config", "merge.l9.driver").strip();
    project.git("config", "merge.l9.driver", driver.replace("/l9'", "/gone'"));
    project.git("merge", "-q", "-m", "merged", "theirs");
    assertEquals(merged(), code());
  }

  @Test
  void fileThatIsNoText_staysOurs() throws Exception {
    project.git("checkout", "-q", "-b", "theirs", "main");
    Files.write(project.top.resolve("B.java"), new byte[] {0, 1, 2});
    project.git("commit", "-q", "-a", "-m", "theirs");
    project.git("checkout", "-q", "-b", "ours", "main");
    Files.write(project.top.resolve("B.java"), new byte[] {0, 3});
    project.git("commit", "-q", "-a", "-m", "ours");
    assertFalse(project.tryGit("merge", "theirs").code() == 0);
    assertEquals("\0\3", project.read("B.java"));
  }

  @Test
  void install_takesTheOtherModesPlace() throws Exception {
    project.install();
    assertEquals(
        "A.java: merge: unspecified\n", project.git("check-attr", "merge", "--", "A.java"));
    project.install("--commit-blocks");
    assertEquals(1, project.tryGit("config", "--get-regexp", "filter.l9").code());
    GitProject.Output status = project.l9("git", "status", project.top.toString());
    assertEquals(
        project.top + ": blocks are committed; where two are merged the newer one stays\n",
        status.text());
    assertEquals(0, status.code());
  }

  @Test
  void blockInAJsonFile_isMerged() throws Exception {
    project.write("a.json", "{\n  \"a\": 1,\n  \"b\": 1,\n  \"c\": 1,\n  \"d\": 1\n}\n");
    project.run("1", "a.json");
    project.git("add", "a.json");
    project.git("commit", "-q", "-m", "json");
    for (String side : new String[] {"a", "d"}) {
      project.git("checkout", "-q", "-b", side, "main");
      String text = project.read("a.json");
      project.write("a.json", text.replace("\"" + side + "\": 1", "\"" + side + "\": 2"));
      project.run(side.equals("a") ? "333" : "22", "a.json");
      project.git("commit", "-q", "-a", "-m", side);
    }
    project.git("merge", "-q", "-m", "merged", "a");
    project.assertFacts("333", "a.json");
    String start = "{\n  \"a\": 2,\n  \"b\": 1,\n  \"c\": 1,\n  \"d\": 2,\n  \"_l9_trace\": {";
    assertTrue(project.read("a.json").startsWith(start), project.read("a.json"));
  }
}
