package dev.l9.trace.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.rewrite.SourceEdit.Change;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceEditTest {

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static Change change(Path file, String before, String after) {
    return new Change(file, before.getBytes(UTF_8), after.getBytes(UTF_8));
  }

  private TreeMap<String, String> contents() throws IOException {
    TreeMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }

  @Test
  void allFiles_areChanged_andKeepTheirModes() throws Exception {
    Path a = file("a.sh", "a");
    Path b = file("b.md", "b");
    Files.setPosixFilePermissions(a, PosixFilePermissions.fromString("rwxr-x--x"));
    assertEquals(List.of(), SourceEdit.apply(List.of(change(a, "a", "A"), change(b, "b", "B"))));
    assertEquals("{a.sh=A, b.md=B}", contents().toString());
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(a)));
  }

  @Test
  void aFileThatHasChanged_leavesAllAsTheyWere_withTheirTimes() throws Exception {
    Path a = file("a.md", "a");
    Path b = file("b.md", "b, edited");
    FileTime time = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(a, time);
    List<Change> changes = List.of(change(a, "a", "A"), change(b, "b", "B"));
    String reason =
        assertThrows(RefusedSourceException.class, () -> SourceEdit.apply(changes)).getMessage();
    assertEquals(b + " has changed since it was read; try it again", reason);
    assertEquals("{a.md=a, b.md=b, edited}", contents().toString());
    assertEquals(time, Files.getLastModifiedTime(a));
  }

  @Test
  void aFileThatMustNotBeWritten_isRefusedBeforeAnyOtherIsChanged() throws Exception {
    Path a = file("a.md", "a");
    Path b = file("b.md", "b");
    Files.setPosixFilePermissions(b, PosixFilePermissions.fromString("r--r--r--"));
    List<Change> changes = List.of(change(a, "a", "A"), change(b, "b", "B"));
    String reason =
        assertThrows(RefusedSourceException.class, () -> SourceEdit.apply(changes)).getMessage();
    assertEquals(b + " is read-only", reason);
    assertEquals("{a.md=a, b.md=b}", contents().toString());
  }

  @Test
  void aLink_staysALink_andItsTargetIsChanged() throws Exception {
    Path a = file("a.md", "a");
    Path link = Files.createSymbolicLink(folder.resolve("link.md"), a);
    SourceEdit.apply(List.of(change(link, "a", "A")));
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.isRegularFile(a, LinkOption.NOFOLLOW_LINKS));
    assertEquals("A", Files.readString(a));
  }

  @Test
  void whatAnEditorWritesIntoAReplacedFile_isKeptBesideIt() throws Exception {
    Path a = file("a.md", "a");
    CountDownLatch isOpen = new CountDownLatch(1);
    Thread editor =
        new Thread(
            () -> {
              try (RandomAccessFile open = new RandomAccessFile(a.toFile(), "rw")) {
                isOpen.countDown();
                while (Files.readString(a).equals("a")) {
                  Thread.onSpinWait();
                }
                open.write("edited".getBytes(UTF_8));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    editor.start();
    isOpen.await();
    List<String> news = SourceEdit.apply(List.of(change(a, "a", "A")));
    editor.join();
    // On a busy machine the editor may write later than anybody looks; then nothing can be said.
    if (!news.isEmpty()) {
      assertEquals("{a.md=A, a.md.l9kept=edited}", contents().toString());
      assertTrue(news.get(0).contains("the other text is kept as a.md.l9kept"), news::toString);
    }
    assertEquals("A", Files.readString(a));
  }

  @Test
  void manyMoreFilesThanMayBeOpen_areChanged() throws Exception {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      changes.add(change(file(i + ".md", "a" + i), "a" + i, "b" + i));
    }
    SourceEdit.apply(changes);
    assertTrue(contents().values().stream().allMatch(text -> text.startsWith("b")));
  }

  private static Change creation(Path file, String content) {
    return Change.creating(file, content.getBytes(UTF_8));
  }

  @Test
  void newFiles_appearWithTheirFolders() throws Exception {
    Path a = folder.resolve("x/y/a.md");
    Path b = file("b.md", "b");
    assertEquals(List.of(), SourceEdit.apply(List.of(creation(a, "A"), change(b, "b", "B"))));
    assertEquals("A", Files.readString(a));
    assertEquals("B", Files.readString(b));
    assertEquals(List.of("a.md"), List.of(a.getParent().toFile().list()));
  }

  @Test
  void aFailure_takesNewFilesAwayAgain_withTheirFolders() throws Exception {
    Path b = file("b.md", "b, edited");
    List<Change> changes = List.of(creation(folder.resolve("x/y/a.md"), "A"), change(b, "b", "B"));
    assertThrows(RefusedSourceException.class, () -> SourceEdit.apply(changes));
    assertEquals("{b.md=b, edited}", contents().toString());
  }

  @Test
  void aNewFile_neverReplacesOneThatIsThere() throws Exception {
    Path a = file("a.md", "mine");
    List<Change> changes = List.of(creation(folder.resolve("b.md"), "B"), creation(a, "A"));
    String reason =
        assertThrows(RefusedSourceException.class, () -> SourceEdit.apply(changes)).getMessage();
    assertEquals(a + " was created meanwhile by somebody else; try it again", reason);
    assertEquals("{a.md=mine}", contents().toString());
  }

  @Test
  void aNewFileThatSomebodyMakesMeanwhile_isTheirs() throws Exception {
    Path a = folder.resolve("a.md");
    CreatedFile created = CreatedFile.prepare(a, "A".getBytes(UTF_8));
    file("a.md", "mine");
    assertThrows(RefusedSourceException.class, created::appear);
    assertTrue(created.disappear());
    created.close();
    assertEquals("{a.md=mine}", contents().toString());
  }

  @Test
  void aNewFileBelowAFile_isRefused() throws Exception {
    Path a = file("a", "mine");
    List<Change> changes = List.of(creation(a.resolve("b.md"), "B"));
    String reason =
        assertThrows(RefusedSourceException.class, () -> SourceEdit.apply(changes)).getMessage();
    assertEquals(a.resolve("b.md") + " needs a folder where a file is: " + a, reason);
    assertEquals("{a=mine}", contents().toString());
  }
}
