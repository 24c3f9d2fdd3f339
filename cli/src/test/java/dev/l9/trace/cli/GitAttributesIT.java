package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters of others, such as git-crypt: whatever gives them a file, they keep it. */
class GitAttributesIT {

  private static final String SECRET = "password: hunter2\n";
  private static final String HIDDEN = "cnffjbeq: uhagre2\n";

  @TempDir private Path folder;

  private GitProject create() throws Exception {
    GitProject project = GitProject.create(folder.resolve("project")).withFilterHere();
    for (String end : new String[] {"clean", "smudge"}) {
      project.git("config", "filter.rot." + end, "tr a-z n-za-m");
    }
    project.git("config", "diff.rot.textconv", "cat");
    project.write(".gitattributes", "secrets/** filter=rot diff=rot\n");
    project.commit("first", "A.java", "B.java");
    return project;
  }

  private static void assertStored(String expected, GitProject project, String name)
      throws Exception {
    project.git("add", "-A");
    assertEquals(expected, project.git("show", ":" + name), name);
  }

  @Test
  void filterOfGitattributes_keepsItsFiles_setBeforeInstallOrAfter() throws Exception {
    GitProject project = create();
    project.write("secrets/old.yaml", SECRET);
    assertEquals(
        project.top + ": git leaves blocks out\n" + notes("secrets/old.yaml"), install(project));
    project.write("secrets/prod.yaml", SECRET);
    project.write("later.yaml", SECRET);
    project.write("Plain.md", SECRET);
    project.write(
        ".gitattributes", "secrets/** filter=rot diff=rot\nlater.yaml filter=rot\n*.sql -filter\n");
    assertStored(HIDDEN, project, "secrets/old.yaml");
    assertStored(HIDDEN, project, "secrets/prod.yaml");
    assertStored(HIDDEN, project, "later.yaml");
    assertStored(SECRET, project, "Plain.md");
    project.git("commit", "-q", "-m", "secrets");
    project.write("s.sql", "select 1;\n");
    project.run("first", "A.java", "Plain.md");
    assertEquals("?? s.sql\n", project.git("status", "--porcelain"));
    GitProject.Output status = project.l9("git", "status", project.top.toString());
    assertEquals(0, status.code());
    assertEquals(
        project.top
            + ": git leaves blocks out\n"
            + "-filter holds for s.sql: git keeps to that, and takes a block there for a change\n"
            + "filter=rot holds for later.yaml, secrets/old.yaml, secrets/prod.yaml: git keeps to"
            + " that, and takes a block there for a change\n"
            + "diff=rot holds for secrets/old.yaml, secrets/prod.yaml: that program is given files"
            + " with their blocks\n",
        status.text());
    String json = project.l9("git", "status", "--json", project.top.toString()).text();
    assertTrue(json.contains(",\"problems\":[],\"notes\":[\"-filter holds for "), json);
  }

  private static String notes(String name) {
    return "l9: filter=rot holds for "
        + name
        + ": git keeps to that, and takes a block there for a"
        + " change\nl9: diff=rot holds for "
        + name
        + ": that program is given files with their blocks\n";
  }

  private static String install(GitProject project) throws Exception {
    GitProject.Output output = project.l9("git", "install", project.top.toString());
    assertEquals(0, output.code(), output::text);
    return output.text();
  }

  @Test
  void earlierInstall_thatOutranksThem_isTold_andPutRight() throws Exception {
    GitProject project = create();
    install(project);
    project.git("config", "--unset", "core.attributesFile");
    Files.delete(project.top.resolve(".git/l9/attributes"));
    String mine = "*.png binary\n";
    project.write(
        ".git/info/attributes",
        mine
            + "# Written by l9 git install; l9 git uninstall removes it.\n"
            + "*.java filter=l9\n*.yaml filter=l9\n"
            + "# End of what l9 git install has written.\n");
    project.write("secrets/prod.yaml", SECRET);
    assertStored(SECRET, project, "secrets/prod.yaml");
    project.git("commit", "-q", "-m", "in plain text");
    project.git("status");
    GitProject.Output status = project.l9("git", "status", project.top.toString());
    assertEquals(1, status.code());
    assertTrue(status.text().contains("attributes that go before .gitattributes"), status::text);
    install(project);
    assertEquals(mine, project.read(".git/info/attributes"));
    assertEquals(" M secrets/prod.yaml\n", project.git("status", "--porcelain"));
    assertStored(HIDDEN, project, "secrets/prod.yaml");
    project.git("commit", "-q", "-m", "hidden");
    project.run("first", "A.java");
    project.assertClean();
    assertEquals(0, project.l9("git", "status", project.top.toString()).code());
  }

  @Test
  void attributesOfTheUser_hold_andAreRenewed_andComeBack() throws Exception {
    GitProject project = create();
    Path user = Files.createDirectories(project.home().resolve("git")).resolve("attributes");
    Files.writeString(user, "*.md filter=rot");
    assertEquals(0, project.l9Apart("git", "install").code());
    project.write("Notes.md", SECRET);
    assertStored(HIDDEN, project, "Notes.md");
    Files.writeString(user, "*.sql filter=rot\n");
    GitProject.Output status = project.l9Apart("git", "status");
    assertEquals(1, status.code());
    assertTrue(status.text().contains(user + " has changed, and git reads a copy"), status::text);
    assertEquals(0, project.l9Apart("git", "install").code());
    assertEquals(0, project.l9Apart("git", "status").code());
    project.write("s.sql", SECRET);
    assertStored(HIDDEN, project, "s.sql");
    assertEquals("Notes.md: filter: l9\n", project.git("check-attr", "filter", "Notes.md"));
    project.l9Apart("git", "uninstall");
    assertEquals(1, project.tryGit("config", "core.attributesFile").code());
    assertFalse(Files.exists(project.top.resolve(".git/l9")));
  }

  @Test
  void attributesFileOfTheRepository_holds_andIsRestored() throws Exception {
    GitProject project = create();
    project.write("mine.attributes", "*.md filter=rot\n");
    project.git("config", "core.attributesFile", "mine.attributes");
    String config = project.read(".git/config");
    install(project);
    install(project);
    project.write("Notes.md", SECRET);
    assertStored(HIDDEN, project, "Notes.md");
    project.run("first", "A.java");
    assertEquals("", project.git("diff", "A.java"));
    assertEquals(0, project.l9("git", "uninstall", project.top.toString()).code());
    assertEquals(config, project.read(".git/config"));
  }

  @Test
  void settingThatGoesBeforeOurs_isTold() throws Exception {
    GitProject project = create();
    install(project);
    project.git("config", "core.attributesFile", "elsewhere");
    assertReads(project, "elsewhere");
    project.run("first", "A.java");
    assertEquals(" M A.java\n", project.git("status", "--porcelain"));
    install(project);
    project.assertClean();
    project.git("config", "extensions.worktreeConfig", "true");
    project.git("config", "--worktree", "core.attributesFile", "elsewhere");
    assertReads(project, "elsewhere");
    GitProject.Output output = project.l9("git", "install", project.top.toString());
    assertEquals(2, output.code());
    assertTrue(output.text().startsWith("l9: git reads its attributes from "), output::text);
    assertEquals(1, output.text().lines().count(), output::text);
  }

  @Test
  void repositoryThatWasMoved_showsBlocks_andSaysWhy() throws Exception {
    GitProject project = create();
    install(project);
    project.run("first", "A.java");
    project.assertClean();
    GitProject moved = project.at(Files.move(project.top, folder.resolve("moved")));
    moved.run("second", "A.java");
    assertEquals(" M A.java\n", moved.git("status", "--porcelain"));
    assertReads(moved, "attributes");
    install(moved);
    moved.assertClean();
    moved.git("worktree", "add", "-q", "../worktree", "HEAD");
    GitProject worktree = moved.at(folder.resolve("worktree"));
    worktree.write("secrets/prod.yaml", SECRET);
    assertStored(HIDDEN, worktree, "secrets/prod.yaml");
    worktree.run("third", "A.java", "B.java");
    assertEquals("", worktree.git("diff"));
  }

  private static void assertReads(GitProject project, String file) throws Exception {
    GitProject.Output status = project.l9("git", "status", project.top.toString());
    assertEquals(1, status.code());
    assertTrue(
        status.text().matches("(?s).*\ngit reads \\S*" + file + " in place of .*"), status::text);
  }

  @Test
  void mergeDriver_ofGitattributes_isKept() throws Exception {
    GitProject project = create();
    project.write(".gitattributes", "*.md merge=union\n");
    project.write("Notes.md", "one\n");
    assertTrue(
        project
            .l9("git", "install", "--commit-blocks", project.top.toString())
            .text()
            .contains("merge=union"));
    assertEquals("Notes.md: merge: union\n", project.git("check-attr", "merge", "Notes.md"));
    assertEquals("A.java: merge: l9\n", project.git("check-attr", "merge", "A.java"));
    GitProject.Output status = project.l9("git", "status", project.top.toString());
    assertEquals(0, status.code());
    assertTrue(
        status
            .text()
            .endsWith("merge=union holds for Notes.md: blocks there are merged as the rest is\n"),
        status::text);
  }

  @Test
  void endings_inAnyCase_areOurs() throws Exception {
    GitProject project = create();
    project.write("README.MD", "# Hi\n");
    project.write("S.Sql", "select 1;\n");
    project.git("add", "-A");
    project.git("commit", "-q", "-m", "in capitals");
    install(project);
    project.run("first", "README.MD", "S.Sql", "A.java");
    project.assertClean();
    project.git("checkout", "-q", "HEAD~1");
    project.git("checkout", "-q", "main");
    project.assertFacts("first", "README.MD", "S.Sql");
    project.git("-c", "core.attributesFile=", "add", "--renormalize", ".");
    String stored = project.l9("git", "status", project.top.toString()).text();
    assertTrue(stored.contains("A.java, README.MD, S.Sql;"), stored);
  }
}
