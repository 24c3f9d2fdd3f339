package dev.l9.trace.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRevisionTest {

  @TempDir Path folder;

  private static GitRevision revision(Path of) throws Exception {
    Checkout checkout = Checkout.of(of.toRealPath());
    assertNotNull(checkout);
    return GitRevision.of(checkout);
  }

  @Test
  void commit_isThatOfGit_inEachFormOfReference() throws Exception {
    TestRepository repository = TestRepository.create(folder.resolve("a"));
    assertNull(revision(repository.top), "nothing is committed yet");
    repository.write("a.txt", "one");
    repository.commitAll();
    String commit = repository.git("rev-parse", "HEAD").strip();
    assertEquals(commit, revision(repository.top).commit());

    repository.git("pack-refs", "--all");
    assertEquals(commit, revision(repository.top).commit());

    Path tree = folder.resolve("tree");
    repository.git("worktree", "add", "-q", "-b", "other", tree.toString());
    assertEquals(commit, revision(tree).commit());

    repository.git("checkout", "-q", "--detach");
    assertEquals(commit, revision(repository.top).commit());
  }

  @Test
  void dirty_isSaidWhereItIsKnown() throws Exception {
    TestRepository repository = TestRepository.create(folder.resolve("a"));
    Path file = repository.write("a.txt", "one");
    repository.write("b.txt", "two");
    repository.commitAll();
    assertEquals(false, revision(repository.top).dirty());

    repository.write("untracked.txt", "three");
    assertEquals(false, revision(repository.top).dirty(), "as git describe --dirty has it");

    repository.write("a.txt", "another");
    assertEquals(true, revision(repository.top).dirty());
    repository.git("add", "a.txt");
    assertNull(revision(repository.top).dirty(), "the index isn't the commit's");
    repository.git("commit", "-q", "-m", "more");
    assertEquals(false, revision(repository.top).dirty());

    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-04T05:06:07Z")));
    assertNull(revision(repository.top).dirty(), "only a look into the file could tell");

    Files.delete(file);
    assertEquals(true, revision(repository.top).dirty());
  }

  @Test
  void dirty_isNotKnown_whereTheCommitIsPacked() throws Exception {
    TestRepository repository = TestRepository.create(folder.resolve("a"));
    repository.write("a.txt", "one");
    repository.commitAll();
    repository.git("gc", "-q");

    assertNull(revision(repository.top).dirty());
    assertEquals(repository.git("rev-parse", "HEAD").strip(), revision(repository.top).commit());
  }
}
