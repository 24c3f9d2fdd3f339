package dev.l9.trace.contract.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.validate.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of what git has staged, and of what has changed since a commit. */
class GitSourcesTest {

  private static final String ODD = "\u00e4 b\n\"#%.py";

  @TempDir private static Path folder;

  private static GovernedFolder committed;
  private GovernedFolder project;

  @BeforeAll
  static void committedProject() throws Exception {
    assumeTrue(isGitThere(), "git is not installed");
    // The project is a folder of the repository.
    GovernedFolder project = GovernedFolder.in(folder.resolve("repo/sub"));
    committed = project;
    git(project, "init", "-q", "-b", "main", "--template=", "..");
    project.write("a.py", "import os\n").write("b.py", "import re\n").write("c.py", "import io\n");
    project.write("../other.py", "a = 1\n");
    project.inject("a.py", "b.py", "c.py");
    git(project, "add", "-A", "..");
    commit(project);
    git(project, "tag", "base");
  }

  @BeforeEach
  void asItWasCommitted() throws Exception {
    project = committed;
    git("reset", "-q", "--hard", "base");
    git("clean", "-qfdx");
  }

  private static boolean isGitThere() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void commit(GovernedFolder project) throws Exception {
    git(project, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "a");
  }

  private String git(String... words) throws Exception {
    return git(project, words);
  }

  private static String git(GovernedFolder project, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", project.root.toString()));
    command.addAll(List.of(words));
    Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, git.waitFor(), said);
    return said.strip();
  }

  private List<String> staged() throws IOException {
    return GovernedFolder.lines(Validation.ofStaged(project.project()).run());
  }

  private List<String> since(String revision) throws IOException {
    return GovernedFolder.lines(Validation.since(project.project(), revision).run());
  }

  @Test
  void stagedContent_isChecked_notThatOfTheFolder() throws Exception {
    assertEquals(List.of(), staged());
    String good = project.read("b.py");
    project.write("b.py", good.replace("\"layer\":\"foundation\",", ""));
    git("add", "b.py");
    project.write("b.py", good);
    assertEquals(
        List.of(
            ".l9-dora-registry.json:3:1: error [registry-current] b.py: layer is 'foundation' here and '' in"
                + " the file",
            "b.py:1:1: error [field-coverage] DORA block incomplete: missing layer"),
        staged());
    assertEquals(List.of(), project.said());
  }

  @Test
  void stagedIds_areComparedWithTheIndex() throws Exception {
    String a = project.read("a.py");
    project.write("d.py", a); // A copy.
    git("add", "d.py");
    project.write("a.py", a.replace("-001", "-009")); // Not staged, so that git has a.py as it was.
    String duplicate =
        "d.py:6:2: error [unique-id] component_id 'FOU-ORDE-001' already exists in a.py";
    assertEquals(duplicate, staged().get(1));
    project.write("a.py", a);
    git("rm", "-q", "--cached", "a.py"); // What the folder has still isn't committed any more.
    assertEquals(
        List.of(
            ".l9-dora-registry.json:1:1: error [registry-current] d.py: the registry has no entry of it"),
        staged());
  }

  @Test
  void whatIsNoFileOfTheCommit_isNotLookedAt() throws Exception {
    git("rm", "-q", "c.py");
    git("mv", "b.py", ODD);
    project.write("untracked.py", project.read("a.py"));
    String commit = git("rev-parse", "HEAD");
    git("update-index", "--add", "--cacheinfo", "160000," + commit + ",module.py");
    Files.createSymbolicLink(project.root.resolve("link.py"), Path.of("a.py"));
    git("add", "link.py");
    project.write("../other.py", "a = 2\n");
    git("add", "../other.py");
    assertEquals(
        List.of(
            ".l9-dora-registry.json:1:1: error [registry-current] "
                + ODD
                + ": the registry has no"
                + " entry of it"),
        staged());
  }

  @Test
  void changesSinceACommit_areThoseOfTheFolder() throws Exception {
    git("rm", "-q", "c.py");
    git("mv", "b.py", ODD);
    commit(project);
    project.write("new.py", "import os\n");
    project.write(".gitignore", "ignored.py\n").write("ignored.py", "import os\n");
    assertEquals(
        List.of(
            ".l9-dora-registry.json:1:1: error [registry-current] "
                + ODD
                + ": the registry has no"
                + " entry of it",
            "new.py:1:1: error [presence] Generated file missing DORA block. Codegen must add it."),
        since("HEAD~1"));
    assertEquals(1, since("HEAD").size());
  }

  @Test
  void firstCommit_isChecked() throws Exception {
    GovernedFolder first = GovernedFolder.in(folder.resolve("first"));
    first.write("a.py", "import os\n");
    project = first;
    git("init", "-q", "--template=");
    git("add", "a.py", Contract.FILE);
    assertEquals(
        List.of(
            "a.py:1:1: error [presence] Generated file missing DORA block. Codegen must add it."),
        staged());
  }
}
