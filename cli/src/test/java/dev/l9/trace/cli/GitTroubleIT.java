package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.rewrite.SourceFileRewriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong between git and blocks, and that nothing of the user's is lost by it. */
class GitTroubleIT {

  @TempDir private Path folder;

  /** With bin/l9 as git's filter. */
  private GitProject create() throws Exception {
    return installed(GitProject.create(folder.resolve("project")));
  }

  /** Where the trouble isn't of the filter, nor of its process. */
  private GitProject createWithFilterHere() throws Exception {
    return installed(GitProject.create(folder.resolve("project")).withFilterHere());
  }

  private static GitProject installed(GitProject project) throws Exception {
    project.commit("first", "A.java", "B.java");
    return project.install();
  }

  @Test
  void missingL9_isSaidByGit_whichGoesOn_andByStatus() throws Exception {
    GitProject project = create();
    String command = project.git("config", "filter.l9.process").strip();
    project.git("config", "filter.l9.process", command.replace("bin/l9", "bin/gone"));
    project.run("first", "A.java");
    project.assertClean(); // Git's notes say so.
    project.write("B.java", GitProject.code("B", "  int mine;\n"));
    GitProject.Output commit = project.tryGit("commit", "-a", "-m", "mine");
    assertEquals(0, commit.code());
    assertTrue(commit.text().contains("bin/gone"), commit.text());
    assertTrue(project.git("show", "HEAD:B.java").contains("int mine"));
    GitProject.Output status = project.l9("git", "status", "--json", project.top.toString());
    assertEquals(1, status.code());
    assertEquals(
        "{\"checkout\":\""
            + project.top
            + "\",\"blocks\":\"left-out\",\"problems\":[\"git can't run "
            + GitProject.L9.resolveSibling("gone")
            + "; to set it up anew: l9 git install\"],\"notes\":[]}\n",
        status.text());
  }

  @Test
  void filterThatCrashes_losesNothing() throws Exception {
    GitProject project = create();
    Path script = folder.resolve("crash");
    String command = project.git("config", "filter.l9.process").strip();
    project.git(
        "config",
        "filter.l9.process",
        command.replace(GitProject.L9.toString(), script.toString()));
    String handshake =
        "printf '0016git-filter-server\\n000eversion=2\\n0000'; head -c 70 >/dev/null;"
            + " printf '0015capability=clean\\n0000'; ";
    for (String crash : List.of("exit 3", handshake + "exit 3", handshake + "kill -9 $$")) {
      Files.writeString(script, "#!/bin/sh\n" + crash + "\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      String text = project.read("A.java") + "// " + crash + "\n";
      project.write("A.java", text);
      project.git("add", "-A");
      assertEquals(text, project.read("A.java"));
      project.git("commit", "-q", "-m", crash);
      assertEquals(text, project.git("show", "HEAD:A.java"));
    }
  }

  @Test
  void fileThatDoesNotParse_isStoredAsItIs() throws Exception {
    GitProject project = createWithFilterHere();
    String text = "class A { String s = \"\"\"\n unclosed\n";
    project.write("A.java", text);
    project.git("commit", "-q", "-a", "-m", "broken");
    assertEquals(text, project.git("show", "HEAD:A.java"));
    project.assertClean();
  }

  @Test
  void runsAndGit_atTheSameTime_endClean() throws Exception {
    GitProject project = create();
    String[] names = new String[20];
    for (int i = 0; i < names.length; i++) {
      names[i] = "many/F" + i + ".java";
    }
    project.commit("many", names);
    boolean[] ended = {false};
    IOException[] failure = {null};
    Thread runs =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 5; i++) {
                  project.run("run " + "x".repeat(i), names);
                }
              } catch (IOException e) {
                failure[0] = e;
              }
              ended[0] = true;
            });
    runs.start();
    while (runs.isAlive()) {
      project.tryGit("add", "-A");
      assertFalse(project.git("diff", "--cached").contains("DORA"));
      project.git("status");
    }
    runs.join();
    assertTrue(ended[0]);
    assertEquals(null, failure[0]);
    project.assertClean();
    project.assertFacts("run xxxx", names);
    project.git("fsck", "--strict");
  }

  @Test
  void lockLeftByAGitThatDied_isGitsToComplainOf() throws Exception {
    GitProject project = createWithFilterHere();
    Path lock = Files.createFile(project.top.resolve(".git/index.lock"));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(10)));
    project.run("first", "A.java");
    try (SourceFileRewriter rewriter = new SourceFileRewriter()) {
      rewriter.rewrite(project.top.resolve("B.java"), GitProject.block("first"), false);
      assertEquals(List.of(), rewriter.tellGit());
      assertEquals(
          List.of(
              "git may list files as changed of which only the block is: a command of git was under"
                  + " way all the time; to put it right: l9 git install"),
          rewriter.tellGitAll());
    }
    assertTrue(Files.exists(lock));
    project.assertFacts("first", "A.java");
    Files.delete(lock);
    project.install();
    project.assertClean();
  }

  @Test
  void blocksThatWereCommittedBefore_areNamed_andTakenOutOnce() throws Exception {
    GitProject project = GitProject.create(folder.resolve("project")).withFilterHere();
    project.commit("first", "A.java", "B.java");
    project.run("first", "A.java");
    project.git("commit", "-q", "-a", "-m", "with a block");
    GitProject.Output install = project.l9("git", "install", project.top.toString());
    assertEquals(
        project.top
            + ": git leaves blocks out\n"
            + "l9: warning: blocks are committed already, in A.java; they will show as removed."
            + " To take them out: git add --renormalize . && git commit\n",
        install.text());
    assertEquals(1, project.l9("git", "status", project.top.toString()).code());
    project.git("add", "--renormalize", ".");
    project.git("commit", "-q", "-m", "without");
    project.assertClean();
    project.assertFacts("first", "A.java");
    assertEquals(0, project.l9("git", "status", project.top.toString()).code());
  }

  @Test
  void otherFilters_keepTheirFiles() throws Exception {
    GitProject project = GitProject.create(folder.resolve("project")).withFilterHere();
    project.write(".gitattributes", "*.java filter=lfs\n");
    project.commit("first", "A.java");
    GitProject.Output install = project.l9("git", "install", project.top.toString());
    assertTrue(
        install.text().contains("l9: filter=lfs holds for A.java: git keeps to that"),
        install.text());
    assertTrue(project.git("check-attr", "filter", "A.java").endsWith("filter: lfs\n"));
  }

  @Test
  void splitIndex_isRefusedBeforeAnythingIsWritten_andNoTrouble_toUninstall() throws Exception {
    GitProject project = GitProject.create(folder.resolve("project")).withFilterHere();
    project.commit("first", "A.java");
    project.git("config", "core.splitIndex", "true");
    project.git("update-index", "--split-index");
    String config = project.read(".git/config");
    assertSplit(project, "install");
    assertEquals(config, project.read(".git/config"));
    project.git("update-index", "--no-split-index");
    project.install();
    project.git("update-index", "--split-index");
    GitProject.Output status = project.l9("git", "status", project.top.toString());
    assertEquals(1, status.code());
    assertTrue(status.text().contains("it is split"), status::text);
    assertSplit(project, "uninstall");
    assertEquals(config, project.read(".git/config"));
  }

  private static void assertSplit(GitProject project, String command) {
    GitProject.Output output = project.l9("git", command, project.top.toString());
    assertEquals(2, output.code());
    assertTrue(output.text().matches("l9: .*it is split.*\n"), output::text);
  }

  @Test
  void largeFile_isStoredAsItIs_andHeldByNobody() throws Exception {
    GitProject project = create();
    String command = project.git("config", "filter.l9.process").strip();
    project.git("config", "filter.l9.process", "JAVA_TOOL_OPTIONS=-Xmx32m " + command);
    try (var sparse = new java.io.RandomAccessFile(project.top + "/dump.sql", "rw")) {
      sparse.setLength(40L << 20);
    }
    project.run("first", "B.java");
    project.write("B.java", project.read("B.java").replace("// one", "// mine"));
    GitProject.Output add = project.tryGit("add", "-A");
    assertEquals(0, add.code());
    assertFalse(add.text().contains("Exception") || add.text().contains("l9:"), add::text);
    assertEquals(Integer.toString(40 << 20), project.git("cat-file", "-s", ":dump.sql").strip());
    assertFalse(project.git("show", ":B.java").contains("DORA"));
  }

  @Test
  void whatCannotBeWritten_isOneLine() throws Exception {
    GitProject project = createWithFilterHere();
    Files.delete(project.top.resolve(".git/info/exclude"));
    Files.createDirectory(project.top.resolve(".git/info/exclude"));
    for (String command : List.of("install", "uninstall")) {
      GitProject.Output output = project.l9("git", command, project.top.toString());
      assertEquals(2, output.code());
      assertTrue(output.text().matches("l9: .*\n"), output::text);
    }
  }

  @Test
  void otherPlaces_areRefused_withOneLine() throws Exception {
    GitProject project = createWithFilterHere();
    for (String command : List.of("install", "uninstall", "status")) {
      GitProject.Output nowhere = project.l9("git", command, folder.toString());
      assertEquals(2, nowhere.code());
      assertTrue(nowhere.text().matches("l9: .*not a git repository.*\n"), nowhere.text());
      GitProject.Output missing = project.l9("git", command, folder.resolve("none").toString());
      assertEquals(2, missing.code());
      assertEquals(1, missing.text().lines().count(), missing.text());
      GitProject.Output bare = project.l9("git", command, project.top.resolve(".git").toString());
      assertEquals(2, bare.code());
      assertEquals(1, bare.text().lines().count(), bare.text());
    }
  }
}
