package dev.l9.trace.replay.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFileTest {

  private static final ReplayTest TEST =
      new ReplayTest(
          "com.acme", "OrderTest", "m", "class OrderTest {}\n", List.of(), List.of(), List.of());

  @TempDir private Path folder;

  @Test
  void file_isWrittenOnce_andNotReplaced() throws IOException {
    Path root = folder.resolve("src/test/java");
    Path file = root.resolve("com/acme/OrderTest.java");
    assertEquals(TestFile.Outcome.WRITTEN, TestFile.write(root, TEST, false));
    assertEquals(TestFile.Outcome.UNCHANGED, TestFile.write(root, TEST, false));
    Files.writeString(file, "class OrderTest { /* mine */ }");
    assertThrows(FileAlreadyExistsException.class, () -> TestFile.write(root, TEST, false));
    assertEquals("class OrderTest { /* mine */ }", Files.readString(file));
    assertEquals(TestFile.Outcome.WRITTEN, TestFile.write(root, TEST, true));
    assertEquals("class OrderTest {}\n", Files.readString(file));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void link_leadsNowhereOutOfTheFolder() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.createSymbolicLink(root.resolve("com"), other);
    IOException refused = assertThrows(IOException.class, () -> TestFile.write(root, TEST, true));
    assertTrue(refused.getMessage().endsWith("; write the test elsewhere"), refused.getMessage());
    try (Stream<Path> files = Files.list(other)) {
      assertFalse(files.findAny().isPresent());
    }
  }

  @Test
  void link_inPlaceOfTheFile_isNotFollowed() throws IOException {
    Path target = Files.writeString(folder.resolve("target.java"), "mine");
    Path root = folder.resolve("root");
    Files.createDirectories(root.resolve("com/acme"));
    Files.createSymbolicLink(root.resolve("com/acme/OrderTest.java"), target);
    assertThrows(FileAlreadyExistsException.class, () -> TestFile.write(root, TEST, true));
    assertEquals("mine", Files.readString(target));
  }

  @Test
  void equalCalls_giveEqualBytes() {
    var call = Recorded.of("map", "{\"2\":[\"b\"],\"1\":[]}", "{\"2\":[\"b\"],\"1\":[]}");
    assertEquals(Recorded.make(call).source(), Recorded.make(call).source());
  }
}
