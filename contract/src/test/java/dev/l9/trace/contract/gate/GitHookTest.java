package dev.l9.trace.contract.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.tools.ToolFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS) // The program in place of l9 is a shell script.
class GitHookTest {

  @TempDir Path folder;

  private GateProject installed() throws Exception {
    GateProject project = GateProject.create(folder);
    assertEquals(GateState.INSTALLED, project.install(Gate.GIT_HOOK).state());
    return project;
  }

  @Test
  void commit_isCheckedAsItIsStaged() throws Exception {
    GateProject project = installed();
    project.write("a", "BAD").git("add", "-A");
    project.assertRefuses();
    project.write("a", "good").git("add", "-A");
    project.write("a", "BAD").assertCommits();
    project.assertRefuses("-a");
    project.assertCommits("--amend");
    project.write("b", "BAD").git("add", "b");
    project.write("a", "good again").assertCommits("a"); // Git makes another index for it.
    assertEquals("A  b\n", project.git("status", "--porcelain"));
    project.git("commit", "-q", "--no-verify", "-m", "by the way");
  }

  @Test
  void partOfFile_isCheckedAlone() throws Exception {
    GateProject project = installed();
    String lines = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    project.write("a", lines).git("add", "-A");
    project.assertCommits();
    project.write("a", lines.replace("1", "one").replace("9", "BAD"));
    assertEquals(0, project.tryGit("y\nn\n", "commit", "-q", "-m", "part", "-p").code());
    assertEquals("validate --staged --quiet\n", project.calls());
    assertEquals(1, project.tryGit("y\n", "commit", "-q", "-m", "rest", "-p").code());
  }

  @Test
  void mergesAndRebases_work() throws Exception {
    GateProject project = installed();
    project.write("a", "1").git("add", "-A");
    project.assertCommits();
    project.git("checkout", "-q", "-b", "side");
    project.write("a", "side").assertCommits("-a");
    project.git("checkout", "-q", "main");
    project.write("a", "main").assertCommits("-a");
    assertEquals(1, project.tryGit("", "merge", "side").code()); // They conflict.
    project.write("a", "BAD").git("add", "a");
    project.assertRefuses();
    project.write("a", "both").git("add", "a");
    project.assertCommits();
    project.git("reset", "-q", "--hard", "HEAD~");
    project.git("rebase", "-X", "theirs", "side");
    assertEquals("main", project.read("a"));
  }

  @Test
  void hookOfUser_staysAndRunsBehindTheCheck() throws Exception {
    String text = "#!/bin/sh -eu\n# Ours.\necho mine >> mine.log\nexit 0\n";
    GateProject project = GateProject.create(folder).write("a", "BAD");
    GateProject.writeProgram(project.hook(), text);
    Files.setPosixFilePermissions(project.hook(), PosixFilePermissions.fromString("rwx--x---"));
    assertEquals(GateState.INSTALLED, project.install(Gate.GIT_HOOK).state());
    assertEquals(GateState.CURRENT, project.install(Gate.GIT_HOOK).state());
    project.git("add", "a");
    project.assertRefuses();
    assertFalse(Files.exists(project.top.resolve("mine.log")));
    project.write("a", "good").git("add", "a");
    project.assertCommits();
    assertEquals("mine\n", project.read("mine.log"));
    assertEquals(GateState.REMOVED, project.uninstall(Gate.GIT_HOOK).state());
    assertEquals(text, Files.readString(project.hook()));
    assertEquals(
        "rwx--x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(project.hook())));
  }

  @Test
  void hookOfOurOwn_comesAndGoes() throws Exception {
    GateProject project = installed();
    assertTrue(Files.isExecutable(project.hook()));
    String text = Files.readString(project.hook());
    assertEquals(GateState.CURRENT, project.install(Gate.GIT_HOOK).state());
    GateProject elsewhere = GateProject.create(folder, "repository", "other");
    assertEquals(GateState.UPDATED, elsewhere.install(Gate.GIT_HOOK).state());
    assertEquals(text.replace("/bin/l9", "/other/l9").length(), Files.size(project.hook()));
    assertEquals(GateState.REMOVED, project.uninstall(Gate.GIT_HOOK).state());
    assertFalse(Files.exists(project.hook()));
    assertEquals(GateState.ABSENT, project.uninstall(Gate.GIT_HOOK).state());
    try (var left = Files.list(project.hook().getParent())) {
      assertEquals(List.of(), left.filter(file -> !file.toString().endsWith(".sample")).toList());
    }
  }

  @Test
  void missingProgram_isLookedForInPathAndBlocksElse() throws Exception {
    GateProject project = installed().write("a", "good");
    project.git("add", "a");
    Path moved = Files.createDirectories(folder.resolve("moved")).resolve("l9");
    Files.move(project.l9, moved);
    GateProject.Output output = project.tryGit("", "commit", "-q", "-m", "change");
    assertEquals(1, output.code());
    assertTrue(output.text().startsWith("l9 is not there"), output.text());
    project.withPath(moved.getParent()).assertCommits();
  }

  @Test
  void hostileNames_areNamesAndNothingElse() throws Exception {
    String name = "it's $(touch pwned) \"a\" `b` & c ";
    GateProject project = GateProject.create(folder, name, "l9's $HOME; \"bin\" é");
    assertEquals(GateState.INSTALLED, project.install(Gate.GIT_HOOK).state());
    project.write("-v '$(x)' BAD.txt", "BAD").git("add", "-A");
    project.assertRefuses();
    project.write("-v '$(x)' BAD.txt", "good").git("add", "-A");
    project.assertCommits();
    assertFalse(Files.exists(project.top.resolve("pwned")));
  }

  @Test
  void worktrees_shareTheHook() throws Exception {
    GateProject project = GateProject.create(folder);
    project.git("commit", "-q", "--allow-empty", "-m", "first");
    project.git("worktree", "add", "-q", "../tree");
    GateProject tree = project.at(folder.resolve("tree"));
    Path inside = Files.createDirectories(tree.top.resolve("sub/folder"));
    GateResult result = Gates.install(inside, tree.options(Gate.GIT_HOOK)).get(0);
    assertEquals(project.hook(), result.file());
    tree.write("a", "BAD").git("add", "a");
    tree.assertRefuses();
    project.assertCommits("--allow-empty");
  }

  @Test
  void sharedFolderOfHooks_namesNoPathOfThisMachine() throws Exception {
    GateProject project = GateProject.create(folder).write("a", "BAD");
    project.git("config", "core.hooksPath", ".githooks");
    GateResult result = project.install(Gate.GIT_HOOK);
    assertEquals(project.top.resolve(".githooks/pre-commit"), result.file());
    assertFalse(project.read(".githooks/pre-commit").contains(folder.toString()));
    project.git("add", "a");
    project.withPath(project.l9.getParent()).assertRefuses();
    project.git("config", "--unset", "core.hooksPath");
    assertEquals(GateState.ABSENT, project.uninstall(Gate.GIT_HOOK).state());
  }

  @Test
  void foldersOutside_areNeverWritten() throws Exception {
    GateProject project = GateProject.create(folder);
    Path outside = folder.toRealPath().resolve("hooks of all");
    project.git("config", "core.hooksPath", outside.toString());
    assertRefused(GateReason.OUTSIDE, project);
    assertFalse(Files.exists(outside));
    GateProject.writeProgram(outside.resolve("pre-commit"), "#!/bin/sh\nl9 validate --staged\n");
    assertEquals(GateState.CURRENT, project.install(Gate.GIT_HOOK).state());
    project.git("config", "core.hooksPath", "/dev/null");
    assertRefused(GateReason.OUTSIDE, project);
  }

  private static void assertRefused(GateReason reason, GateProject project) throws Exception {
    GateResult result = project.install(Gate.GIT_HOOK);
    assertEquals(GateState.REFUSED, result.state());
    assertEquals(reason, result.reason());
    boolean isShown = reason != GateReason.CHANGED && reason != GateReason.DISABLED;
    assertEquals(isShown, result.addition().lines().toString().contains("l9 validate"));
  }

  @Test
  void hookThatCantTakeLines_staysAsItIs() throws Exception {
    GateProject project = GateProject.create(folder);
    assertStays(GateReason.NO_SHELL, project, "#!/usr/bin/env python3\nprint(1)\n");
    assertStays(GateReason.NO_SHELL, project, "\u007fELF\0\0");
    assertStays(
        GateReason.OF_PRE_COMMIT,
        project,
        "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n");
    assertStays(GateReason.OF_LEFTHOOK, project, "#!/bin/sh\ncall_lefthook run \"pre-commit\"\n");
    project.write("lefthook.yml", "pre-commit:\n  jobs:\n    - run: l9 validate --staged\n");
    assertEquals(GateState.CURRENT, project.install(Gate.GIT_HOOK).state());
    Files.writeString(project.hook(), "#!/bin/sh\n");
    Files.setPosixFilePermissions(project.hook(), PosixFilePermissions.fromString("rw-------"));
    assertRefused(GateReason.DISABLED, project);
    Files.delete(project.hook());
    project.write("scripts/check", "#!/bin/sh\n");
    Files.createSymbolicLink(project.hook(), Path.of("../../scripts/check"));
    assertRefused(GateReason.LINK, project);
    assertEquals("#!/bin/sh\n", project.read("scripts/check"));
  }

  private static void assertStays(GateReason reason, GateProject project, String text)
      throws Exception {
    GateProject.writeProgram(project.hook(), text);
    assertRefused(reason, project);
    assertEquals(text, Files.readString(project.hook()));
  }

  @Test
  void husky_isToldByItsFolder() throws Exception {
    GateProject project = GateProject.create(folder);
    project.git("config", "core.hooksPath", ".husky/_");
    project.write(".husky/_/pre-commit", "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"\n");
    assertRefused(GateReason.OF_HUSKY, project);
    assertEquals(".husky/pre-commit", project.install(Gate.GIT_HOOK).addition().file());
    project.write(".husky/pre-commit", "l9 validate --staged\nnpm test\n");
    assertEquals(GateState.CURRENT, project.install(Gate.GIT_HOOK).state());
  }

  @Test
  void changedLines_areLeft() throws Exception {
    GateProject project = installed();
    String changed =
        Files.readString(project.hook()).replace("--staged --quiet <", "--since HEAD <");
    Files.writeString(project.hook(), changed);
    assertRefused(GateReason.CHANGED, project);
    assertEquals(GateReason.CHANGED, project.uninstall(Gate.GIT_HOOK).reason());
    assertEquals(changed, Files.readString(project.hook()));
  }

  @Test
  void linesInMovedHook_areTakenAway() throws Exception {
    GateProject project = installed();
    Path legacy = project.hook().resolveSibling("pre-commit.legacy");
    Files.move(project.hook(), legacy);
    assertEquals(legacy, project.uninstall(Gate.GIT_HOOK).file());
    assertFalse(Files.exists(legacy));
  }

  @Test
  void foldersWithoutCheckout_areRefused() throws Exception {
    GateProject project = GateProject.create(folder);
    GateOptions options = project.options(Gate.GIT_HOOK);
    assertThrows(ToolFailure.class, () -> Gates.install(folder, options));
    project.git("init", "-q", "--bare", "../bare.git");
    assertTrue(
        assertThrows(ToolFailure.class, () -> Gates.install(folder.resolve("bare.git"), options))
            .getMessage()
            .contains("bare"));
  }
}
