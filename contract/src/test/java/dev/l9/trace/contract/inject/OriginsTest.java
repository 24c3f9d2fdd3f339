package dev.l9.trace.contract.inject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.contract.GovernedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An injected header says who created the file, and when, as git knows it. */
class OriginsTest {

  @TempDir Path folder;

  private static boolean isGitThere() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private void git(String... words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=c", "-c", "user.email=c@example.com", "-C"));
    command.add(folder.toString());
    command.addAll(List.of(words));
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, git.waitFor(), said);
  }

  private void commit(String author, String date) throws Exception {
    git("add", "-A");
    git("commit", "-q", "-m", "c", "--author", author + " <a@example.com>", "--date", date);
  }

  @Test
  void aRenamedFile_isOfWhoFirstCommittedIt_andAnUnknownOneOfNow() throws Exception {
    assumeTrue(isGitThere(), "git is not installed");
    String contract = GovernedFolder.CONTRACT.replace("    created_by: Codegen\n", "");
    GovernedFolder project = GovernedFolder.in(folder, contract);
    git("init", "-q", "-b", "main", "--template=");
    git("config", "user.name", "Third author");
    project.write("old.py", "import os\nimport re\nimport io\n");
    commit("First author", "2020-01-01T02:00:00+0200");
    git("mv", "old.py", "renamed.py");
    commit("Second author", "2021-01-01T00:00:00Z");
    project.write("fresh.py", "import os\n");
    project.inject("renamed.py", "fresh.py");
    assertCreated(project.read("renamed.py"), "2020-01-01T00:00:00Z", "First author");
    assertCreated(project.read("fresh.py"), "2026-01-02T02:04:00Z", "Third author");
  }

  private static void assertCreated(String file, String at, String by) {
    assertTrue(file.contains("\"created_at\":\"" + at + "\""), file);
    assertTrue(file.contains("\"created_by\":\"" + by + "\""), file);
  }
}
