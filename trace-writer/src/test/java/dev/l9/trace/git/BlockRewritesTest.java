package dev.l9.trace.git;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockRewritesTest {

  @TempDir private Path folder;

  private TestRepository repository;
  private final BlockRewrites rewrites = new BlockRewrites();

  private void create(String... options) throws Exception {
    repository = TestRepository.create(folder.resolve("r"), options);
    repository.leaveBracketsOut();
    for (String name : new String[] {"a.txt", "ab.txt", "b.txt", "d/e.txt", "ä b.txt"}) {
      Files.createDirectories(repository.top.resolve("d"));
      repository.write(name, "text\n");
    }
    repository.commitAll();
  }

  /** The index as old as a command of git leaves it that comes a while after the files. */
  private Path index() {
    return repository.top.resolve(".git/index");
  }

  /** Rewrites a file as the agent does: a new file of the old time, in the place of the old one. */
  private void rewrite(String name, String block) throws Exception {
    Path file = repository.top.resolve(name);
    FileStat before = stat(file);
    String text = Files.readString(file).replaceAll("\\[.*]", "") + block;
    Path other = repository.write(name + ".new", text);
    Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Checkout checkout = rewrites.checkout(file);
    assertNotNull(checkout);
    rewrites.add(checkout, file, before, stat(file));
  }

  static FileStat stat(Path file) throws IOException {
    Map<String, Object> all =
        Files.readAttributes(file, "unix:ctime,lastModifiedTime,dev,ino,uid,gid,size");
    return new FileStat(
        (FileTime) all.get("ctime"),
        (FileTime) all.get("lastModifiedTime"),
        (long) all.get("dev"),
        (long) all.get("ino"),
        (int) all.get("uid"),
        (int) all.get("gid"),
        (long) all.get("size"));
  }

  @Test
  void gitIsBusy_whileItHasItsLock_butNotWhereThatIsOld() throws Exception {
    create();
    rewrite("a.txt", "[1]");
    assertFalse(rewrites.isGitBusy());
    Path lock = Files.createFile(repository.top.resolve(".git/index.lock"));
    assertTrue(rewrites.isGitBusy());
    Files.setLastModifiedTime(lock, TestRepository.EARLIER);
    assertFalse(rewrites.isGitBusy());
  }

  private void tell() throws IOException {
    assertTrue(rewrites.tell(0));
  }

  /** What git would say if it trusted its notes alone, without a look at the files. */
  private String raw() throws Exception {
    return repository.git("diff-files", "--name-only");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void rewrittenFile_countsAsUnchanged_withoutTheFilter(int version) throws Exception {
    create();
    repository.git("update-index", "--index-version", Integer.toString(version));
    repository.git("config", "filter.l9.clean", "false");
    for (String name : new String[] {"a.txt", "d/e.txt", "ä b.txt"}) {
      rewrite(name, "[a block]");
    }
    assertNotEquals("", raw());
    tell();
    assertEquals("", raw());
    assertEquals("", repository.git("status", "--porcelain"));
  }

  @Test
  void severalRewrites_areToldAsOne() throws Exception {
    create();
    rewrite("a.txt", "[a block]");
    rewrite("a.txt", "[another]");
    rewrite("a.txt", "[a third block]");
    tell();
    assertEquals("", raw());
    rewrite("a.txt", "[a]");
    tell();
    assertEquals("", raw());
  }

  @Test
  void sha256_isUnderstood() throws Exception {
    create("--object-format=sha256");
    rewrite("a.txt", "[a block]");
    tell();
    assertEquals("", raw());
    assertEquals("", repository.git("fsck"));
  }

  @Test
  void changeBeforeTheRewrite_isSeen() throws Exception {
    create();
    repository.write("a.txt", "user\n");
    rewrite("a.txt", "[a block]");
    tell();
    assertEquals(" M a.txt\n", repository.git("status", "--porcelain"));
    assertTrue(repository.git("diff").contains("+user\n"));
  }

  @Test
  void changeBeforeTheRewrite_ofTheSameSizeAndTimes_isSeen() throws Exception {
    create();
    Path file = repository.top.resolve("a.txt");
    FileStat noted = stat(file);
    // The index as early as the file: git can't tell by times and sizes, and nor can we.
    Files.setLastModifiedTime(index(), TestRepository.EARLIER);
    repository.write("a.txt", "user\n[a block]");
    Checkout checkout = rewrites.checkout(file);
    assertNotNull(checkout);
    rewrites.add(checkout, file, noted, stat(file));
    tell();
    assertEquals(" M a.txt\n", repository.git("status", "--porcelain"));
  }

  @Test
  void changeBetweenTwoRewrites_isSeen() throws Exception {
    create();
    rewrite("a.txt", "[a block]");
    repository.write("a.txt", "user\n[a block]");
    rewrite("a.txt", "[another]");
    tell();
    assertEquals(" M a.txt\n", repository.git("status", "--porcelain"));
  }

  @Test
  void changeAfterTheRewrite_isSeen() throws Exception {
    create();
    rewrite("a.txt", "[a block]");
    Files.writeString(repository.top.resolve("a.txt"), "user\n[a block]");
    tell();
    assertEquals(" M a.txt\n", repository.git("status", "--porcelain"));
  }

  @Test
  void stagedChange_staysStaged() throws Exception {
    create();
    repository.write("a.txt", "staged\n");
    repository.git("add", "a.txt");
    rewrite("a.txt", "[a block]");
    tell();
    assertEquals("M  a.txt\n", repository.git("status", "--porcelain"));
    assertEquals("staged\n", repository.git("show", ":a.txt"));
  }

  @Test
  void fileThatGitWasNotSureOf_isReadByGit() throws Exception {
    create();
    Path file = repository.top.resolve("a.txt");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-02-02T03:04:05Z")));
    rewrite("a.txt", "[a block]");
    tell();
    assertEquals("", repository.git("status", "--porcelain"));
    assertEquals("", raw());
  }

  @Test
  void untrackedAndConflictingFiles_stayWhatTheyAre() throws Exception {
    create();
    repository.git("checkout", "-q", "-b", "other");
    repository.write("a.txt", "one\n");
    repository.git("commit", "-q", "-a", "-m", "one");
    repository.git("checkout", "-q", "-");
    repository.write("a.txt", "two\n");
    repository.git("commit", "-q", "-a", "-m", "two");
    repository.git("-c", "alias.try=!git merge other || true", "try");
    repository.write("new.txt", "text\n");
    byte[] before = Files.readAllBytes(index());
    rewrite("a.txt", "[a block]");
    rewrite("new.txt", "[a block]");
    tell();
    assertArrayEquals(before, Files.readAllBytes(index()));
  }

  @Test
  void lockedIndex_isToldLater() throws Exception {
    create();
    Path lock = Files.createFile(index().resolveSibling("index.lock"));
    byte[] before = Files.readAllBytes(index());
    rewrite("a.txt", "[a block]");
    assertFalse(rewrites.tell(20_000_000));
    assertArrayEquals(before, Files.readAllBytes(index()));
    Files.delete(lock);
    tell();
    assertEquals("", raw());
  }

  @Test
  void index_keepsItsTimeAndMode_andNothingIsLeftBeside() throws Exception {
    create();
    Files.setPosixFilePermissions(index(), PosixFilePermissions.fromString("rw-rw----"));
    FileTime time = FileTime.from(Instant.parse("2026-03-02T03:04:05Z"));
    Files.setLastModifiedTime(index(), time);
    rewrite("a.txt", "[a block]");
    tell();
    assertEquals(time, Files.getLastModifiedTime(index()));
    assertEquals(
        "rw-rw----",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(index(), LinkOption.NOFOLLOW_LINKS)));
    try (var files = Files.list(index().getParent())) {
      assertEquals(
          1, files.filter(file -> file.getFileName().toString().startsWith("index")).count());
    }
  }

  @Test
  void whatGitHasLookedAtItself_leavesTheIndexAlone() throws Exception {
    create();
    rewrite("a.txt", "[a block]");
    repository.git("add", "a.txt");
    Object file = Files.getAttribute(index(), "unix:ino");
    tell();
    assertEquals(file, Files.getAttribute(index(), "unix:ino"));
    assertEquals("", repository.git("status", "--porcelain"));
  }

  @Test
  void indexThatIsNotUnderstood_isLeftAlone_andSaid() throws Exception {
    create();
    byte[] bytes = Files.readAllBytes(index());
    bytes[bytes.length - 1]++;
    Files.write(index(), bytes);
    rewrite("a.txt", "[a block]");
    IOException e = assertThrows(IOException.class, () -> rewrites.tell(0));
    assertEquals("can't read " + index() + ": its checksum is wrong", e.getMessage());
    assertArrayEquals(bytes, Files.readAllBytes(index()));
    tell(); // It isn't said again.
  }

  @Test
  void splitIndex_isLeftAlone_andSaid() throws Exception {
    create();
    repository.git("update-index", "--split-index");
    rewrite("a.txt", "[a block]");
    IOException e = assertThrows(IOException.class, () -> rewrites.tell(0));
    assertEquals(
        "can't read "
            + index()
            + ": it is split, which is not supported;"
            + " git config core.splitIndex false and git update-index --no-split-index put it"
            + " together",
        e.getMessage());
  }

  @Test
  void withoutInstall_nothingIsTold() throws Exception {
    create();
    repository.git("config", "--remove-section", "filter.l9");
    assertNull(rewrites.checkout(repository.top.resolve("a.txt")));
    assertNull(rewrites.checkout(folder.toRealPath().resolve("elsewhere.txt")));
  }

  @Test
  void worktreeAndSubmodule_haveTheirOwnIndex() throws Exception {
    create();
    repository.git("worktree", "add", "-q", "../w");
    Path file = folder.toRealPath().resolve("w/a.txt");
    Checkout checkout = rewrites.checkout(file);
    assertNotNull(checkout);
    assertEquals(repository.top.resolve(".git"), checkout.commonFolder());
    assertEquals(repository.top.resolve(".git/worktrees/w"), checkout.gitFolder());
    assertEquals("a.txt", checkout.name(file));
    repository.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "./", "inner");
    Checkout inner = Checkout.of(repository.top.resolve("inner"));
    assertNotNull(inner);
    assertEquals(repository.top.resolve("inner"), inner.top());
    assertEquals(repository.top.resolve(".git/modules/inner"), inner.gitFolder());
    assertFalse(inner.leavesBlocksOut());
  }
}
