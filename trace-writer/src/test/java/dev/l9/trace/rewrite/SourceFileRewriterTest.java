package dev.l9.trace.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.block.Blocks;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.rewrite.RewriteResult.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileRewriterTest {

  private static final String CODE = "class A {}\n";
  private static final String EDITED = "class A { int edited; }\n";
  private static final String BLOCK = "\n" + Blocks.framed(Blocks.FULL, BlockStyle.COMPACT);
  private static final FileTime EARLIER = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir private Path folder;
  private Path file;
  private SourceFileRewriter rewriter;

  @BeforeEach
  void createFile() throws IOException {
    file = folder.resolve("A.java");
    Files.writeString(file, CODE);
    Files.setLastModifiedTime(file, EARLIER);
    rewriter = new SourceFileRewriter();
  }

  @AfterEach
  void closeRewriter() throws IOException {
    rewriter.close();
  }

  @Test
  void newBlock_isWritten_andNothingIsLeftBeside() throws IOException {
    assertEquals(new RewriteResult(Outcome.WRITTEN, ""), rewrite());
    assertEquals(CODE + BLOCK, Files.readString(file));
    assertEquals(List.of("A.java"), names());
    assertEquals(EARLIER, Files.getLastModifiedTime(file));
  }

  @Test
  void sameBlock_leavesTheFileAlone() throws IOException {
    rewrite();
    Object identity = identity();
    assertEquals(
        new RewriteResult(Outcome.UNCHANGED, ""), rewriter.rewrite(file, Blocks.FULL, true));
    assertEquals(identity, identity());
    assertEquals(EARLIER, Files.getLastModifiedTime(file));
  }

  @Test
  void touch_setsTheTime() throws IOException {
    rewriter.rewrite(file, Blocks.FULL, true);
    assertTrue(Files.getLastModifiedTime(file).compareTo(EARLIER) > 0);
  }

  @Test
  void accessListsAndExtendedAttributes_stay() throws Exception {
    assumeTrue(
        run("setfacl", "-m", "u:nobody:rw", file.toString()).isEmpty()
            && run("setfattr", "-n", "user.tag", "-v", "red", file.toString()).isEmpty(),
        "there is no setfacl, no setfattr, or no file system that knows of them");
    String list = run("getfacl", "-c", "-p", file.toString());
    String attributes = run("getfattr", "-d", "-m", "-", "--absolute-names", file.toString());
    assertTrue(list.contains("\ngroup::r--") && attributes.contains("user.tag=\"red\""), list);
    rewrite();
    assertEquals(list, run("getfacl", "-c", "-p", file.toString()));
    rewriter.strip(file);
    assertEquals(list, run("getfacl", "-c", "-p", file.toString()));
    assertEquals(attributes, run("getfattr", "-d", "-m", "-", "--absolute-names", file.toString()));
  }

  /** What a program prints, or that it isn't there. */
  private static String run(String... command) throws Exception {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      process.waitFor();
      return text;
    } catch (IOException e) {
      return "missing";
    }
  }

  @Test
  void mode_stays() throws IOException {
    assumePosix();
    for (String mode : new String[] {"rw-r--r--", "rwxr-x--x", "rw-rw-rw-", "rw-------"}) {
      Files.writeString(file, CODE);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
      assertEquals(Outcome.WRITTEN, rewrite().outcome());
      assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
  }

  @Test
  void symbolicLink_staysOne() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("Link.java"), file);
    assertEquals(Outcome.WRITTEN, rewriter.rewrite(link, Blocks.FULL, false).outcome());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(CODE + BLOCK, Files.readString(file));
  }

  @Test
  void readOnlyFile_isRefused_evenForTheSuperuser() throws IOException {
    assumePosix();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assertUntouched(new RewriteResult(Outcome.REFUSED, "is read-only"), CODE);
  }

  @Test
  void hardLinks_areRefused() throws IOException {
    assumePosix();
    Files.createLink(folder.resolve("B.java"), file);
    assertUntouched(new RewriteResult(Outcome.REFUSED, "has 2 hard links"), CODE);
  }

  @Test
  void uncertainFiles_areRefused() throws IOException {
    for (String code : new String[] {"", "// Only a comment\n"}) {
      Files.writeString(file, code);
      String reason = "has no content: it may be half written";
      assertUntouched(new RewriteResult(Outcome.REFUSED, reason), code);
    }
    String generated = "@Generated class A {}";
    Files.writeString(file, generated);
    String reason = "is generated (@Generated)";
    assertUntouched(new RewriteResult(Outcome.REFUSED, reason), generated);
  }

  @Test
  void otherThings_areRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("a.txt"), "a");
    assertEquals(
        new RewriteResult(Outcome.REFUSED, "is of a type that gets no block"),
        rewriter.rewrite(other, Blocks.FULL, false));
    Path missing = folder.resolve("Missing.java");
    assertEquals(Outcome.FAILED, rewriter.rewrite(missing, Blocks.FULL, false).outcome());
    assertEquals(List.of("A.java", "a.txt"), names());
  }

  @Test
  void whatIsNoFileToRead_isRefused() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("d.java"));
    assertRefused("is a directory", directory);
    Path large = folder.resolve("large.json");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }
    long max = Math.min(64, Runtime.getRuntime().maxMemory() / 8 >> 20);
    assertRefused("is larger than " + max + " MB", large);
    assertEquals(2L << 30, Files.size(large));
    assertEquals(
        "does not exist",
        assertThrows(RefusedSourceException.class, () -> SourceFiles.read(folder.resolve("no")))
            .getMessage());
  }

  @Test
  void binaryFiles_areRefused_whateverTheirName() throws IOException {
    byte[] binary = {(byte) 0xca, (byte) 0xfe, 0, '"', '\n', (byte) 0xff, 0, '{'};
    for (String type : "java kt py yaml json md sh rb toml properties sql xml html".split(" ")) {
      Path path = Files.write(folder.resolve("binary." + type), binary);
      RewriteResult result = rewriter.rewrite(path, Blocks.FULL, false);
      assertEquals(Outcome.REFUSED, result.outcome(), type);
      assertArrayEquals(binary, Files.readAllBytes(path), type);
    }
  }

  @Test
  void filesOfOtherTypes_areRewritten() throws IOException {
    Path yaml = Files.writeString(folder.resolve("a.yaml"), "a: 1\n");
    assertEquals(Outcome.WRITTEN, rewriter.rewrite(yaml, Blocks.FULL, false).outcome());
    assertTrue(Files.readString(yaml).startsWith("a: 1\n\n# ===="));
    Path empty = Files.createFile(folder.resolve("b.yaml"));
    assertEquals(
        new RewriteResult(Outcome.REFUSED, "has no content: it may be half written"),
        rewriter.rewrite(empty, Blocks.FULL, false));
  }

  private void assertRefused(String reason, Path path) throws IOException {
    assertEquals(
        new RewriteResult(Outcome.REFUSED, reason), rewriter.rewrite(path, Blocks.FULL, false));
    assertEquals(
        reason,
        assertThrows(RefusedSourceException.class, () -> SourceFiles.read(path)).getMessage());
  }

  @Test
  void abandonedTemporaryFiles_areDeleted_ifTheyAreOurs() throws IOException {
    for (String name : List.of(".A.java.1f.l9tmp", ".B.java.1f.l9tmp", "A.java.l9tmp")) {
      Files.setLastModifiedTime(Files.createFile(folder.resolve(name)), EARLIER);
    }
    Files.createFile(folder.resolve(".A.java.2f.l9tmp"));
    rewrite();
    assertEquals(
        List.of(".A.java.2f.l9tmp", ".B.java.1f.l9tmp", "A.java", "A.java.l9tmp"), names());
  }

  private Path checkout() throws IOException {
    Path git = Files.createDirectory(folder.resolve(".git"));
    Files.createFile(git.resolve("HEAD"));
    return git;
  }

  @Test
  void inACheckout_filesOnTheWay_lieWhereGitDoesntLook() throws IOException {
    Path git = checkout();
    FileState state = FileState.of(file);
    TemporaryFolders folders = new TemporaryFolders();
    assertEquals(git, folders.of(file, state));
    try (TemporaryFile temporary = TemporaryFile.create(git, file)) {
      assertEquals(List.of(".git", "A.java"), names());
      temporary.write(new byte[] {'x'}, state);
      temporary.force();
      temporary.replaceTarget();
    }
    assertEquals("x", Files.readString(file));
    assertEquals(List.of("HEAD"), names(git));
    assertTrue(folders.stayBeside(file));
    assertFalse(folders.stayBeside(file));
    assertEquals(folder, folders.of(file, state));
  }

  @Test
  void inACheckout_abandonedFilesOfAllSources_areDeleted() throws IOException {
    Path git = checkout();
    for (Path old :
        List.of(
            git.resolve("l9-1f.l9tmp"),
            git.resolve("x.l9tmp"),
            folder.resolve(".A.java.1f.l9tmp"))) {
      Files.setLastModifiedTime(Files.createFile(old), EARLIER);
    }
    Files.createFile(git.resolve("l9-2f.l9tmp"));
    rewrite();
    assertEquals(List.of("HEAD", "l9-2f.l9tmp", "x.l9tmp"), names(git));
    assertEquals(List.of(".git", "A.java"), names());
  }

  @Test
  void folderOfGitOnAnotherFileSystem_isNotUsed() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isDirectory(memory) && Files.isWritable(memory));
    assumeFalse(Files.getFileStore(memory).equals(Files.getFileStore(folder)));
    Path git = Files.createTempDirectory(memory, "l9-git");
    try {
      Files.createFile(git.resolve("HEAD"));
      Files.writeString(folder.resolve(".git"), "gitdir: " + git + "\n");
      assertEquals(folder, new TemporaryFolders().of(file, FileState.of(file)));
      assertEquals(Outcome.WRITTEN, rewrite().outcome());
    } finally {
      Files.delete(git.resolve("HEAD"));
      Files.delete(git);
    }
  }

  @Test
  void fullDisk_leavesTheFileAsItWas() throws Exception {
    Path shell = Path.of("/bin/sh");
    assumeTrue(Files.isExecutable(shell));
    Process process =
        new ProcessBuilder(
                List.of(
                    shell.toString(),
                    "-c",
                    "ulimit -f 1 && exec \"$0\" \"$@\"",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:-UsePerfData",
                    "-cp",
                    System.getProperty("java.class.path"),
                    RewriterProcess.class.getName(),
                    file.toString(),
                    "1",
                    "x".repeat(5000)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(output.startsWith("FAILED could not be written: "), output);
    assertEquals(CODE, Files.readString(file));
    assertEquals(List.of("A.java"), names());
  }

  @Test
  void editInPlace_intoTheReplacedFile_isBroughtOver() throws IOException {
    try (RandomAccessFile editor = new RandomAccessFile(file.toFile(), "rw")) {
      rewrite();
      save(editor, EDITED);
    }
    assertBroughtOver();
  }

  @Test
  void editInPlace_thatIsHalfDone_isAwaited() throws IOException {
    try (RandomAccessFile editor = new RandomAccessFile(file.toFile(), "rw")) {
      rewrite();
      editor.setLength(0);
      assertEquals(List.of(), rewriter.checkReplaced());
      assertEquals(CODE + BLOCK, Files.readString(file));
      save(editor, EDITED);
    }
    assertBroughtOver();
  }

  @Test
  void editInPlace_isBroughtOver_byTheNextRewriteToo() throws IOException {
    try (RandomAccessFile editor = new RandomAccessFile(file.toFile(), "rw")) {
      rewrite();
      save(editor, EDITED);
    }
    RewriteResult result = rewriter.rewrite(file, DoraTraceBlock.EMPTY, false);
    assertEquals(
        new RewriteResult(
            Outcome.WRITTEN, "was saved while it was updated; the saved text was brought over"),
        result);
    assertEquals(
        EDITED + "\n" + Blocks.framed(DoraTraceBlock.EMPTY, BlockStyle.COMPACT),
        Files.readString(file));
  }

  @Test
  void editInPlace_ofAnEarlierFile_getsTheNewestBlock() throws IOException {
    try (RandomAccessFile editor = new RandomAccessFile(file.toFile(), "rw")) {
      rewriter.rewrite(file, DoraTraceBlock.EMPTY, false);
      rewrite();
      save(editor, EDITED);
    }
    assertBroughtOver();
  }

  @Test
  void editInPlace_isBroughtOver_byClosing() throws IOException {
    try (RandomAccessFile editor = new RandomAccessFile(file.toFile(), "rw")) {
      rewrite();
      save(editor, EDITED);
      rewriter.close();
    }
    assertEquals(EDITED + BLOCK, Files.readString(file));
  }

  @Test
  void editInPlace_ofTextThatDoesNotCompile_isBroughtOverAsItIs() throws IOException {
    String broken = "class A { void a( {\n";
    try (RandomAccessFile editor = new RandomAccessFile(file.toFile(), "rw")) {
      rewrite();
      save(editor, broken);
    }
    assertEquals(1, rewriter.checkReplaced().size());
    assertEquals(broken, Files.readString(file));
  }

  @Test
  void editsOfBothFiles_areBothKept() throws IOException {
    String other = "class A { int other; }\n";
    try (RandomAccessFile editor = new RandomAccessFile(file.toFile(), "rw")) {
      rewrite();
      save(editor, EDITED);
    }
    Files.writeString(file, other);
    Files.writeString(folder.resolve("A.java.l9kept"), "of an earlier time");
    assertEquals(
        List.of(
            file.toRealPath()
                + " was written twice at once; the other text is kept as A.java.l9kept2"),
        rewriter.checkReplaced());
    assertEquals(other, Files.readString(file));
    assertEquals(EDITED, Files.readString(folder.resolve("A.java.l9kept2")));
    assertEquals(List.of(), rewriter.checkReplaced());
  }

  private void assertBroughtOver() throws IOException {
    assertEquals(
        List.of(
            file.toRealPath() + " was saved while it was updated; the saved text was brought over"),
        rewriter.checkReplaced());
    assertEquals(EDITED + BLOCK, Files.readString(file));
    assertTrue(Files.getLastModifiedTime(file).compareTo(EARLIER) > 0, "builds must notice");
    assertEquals(List.of(), rewriter.checkReplaced());
    assertEquals(List.of("A.java"), names());
  }

  private void assertUntouched(RewriteResult expected, String code) throws IOException {
    Object identity = identity();
    assertEquals(expected, rewrite());
    assertEquals(code, Files.readString(file));
    assertEquals(identity, identity());
  }

  private RewriteResult rewrite() {
    return rewriter.rewrite(file, Blocks.FULL, false);
  }

  private static void save(RandomAccessFile editor, String text) throws IOException {
    editor.setLength(0);
    editor.seek(0);
    editor.write(text.getBytes(UTF_8));
  }

  private Object identity() throws IOException {
    return String.valueOf(
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
  }

  private void assumePosix() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("unix"));
  }

  private List<String> names() {
    return names(folder);
  }

  private static List<String> names(Path of) {
    return Stream.of(Objects.requireNonNull(of.toFile().listFiles()))
        .map(File::getName)
        .sorted()
        .toList();
  }
}
