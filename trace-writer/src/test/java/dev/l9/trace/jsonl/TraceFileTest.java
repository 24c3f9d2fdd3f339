package dev.l9.trace.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {

  private static final String EVENT = "{\"trace_id\":\"alt_1_é\",\"metadata\":{\"a\": \"}\\\"\"}}";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("trace.jsonl");
  }

  @Test
  void nothing_isCreatedBeforeTheFirstLines() throws IOException {
    new TraceFile(file, 0, 4).close();
    assertFalse(Files.exists(file));
  }

  @Test
  void lines_areAppended_acrossObjectsAndToWhatWasThere() throws IOException {
    Files.writeString(file, "theirs\n");
    append(0, 4, "one\n", "two\nthree\n");
    append(0, 4, "four\n");
    assertEquals("theirs\none\ntwo\nthree\nfour\n", content(file));
  }

  @Test
  void folder_isCreated() throws IOException {
    file = folder.resolve("a/b/trace.jsonl");
    append(0, 4, "one\n");
    assertEquals("one\n", content(file));
  }

  @Test
  void file_goesOnAfterClose() throws IOException {
    TraceFile trace = new TraceFile(file, 0, 4);
    trace.append(bytes("one\n"));
    trace.close();
    trace.append(bytes("two\n"));
    trace.close();
    trace.close();
    assertEquals("one\ntwo\n", content(file));
  }

  // Rotation

  @Test
  void fullFile_isRotated_andTheOldestGoes() throws IOException {
    append(10, 2, "1111\n", "2222\n", "3333\n", "4444\n", "5555\n", "6666\n", "7777\n");
    assertEquals("7777\n", content(file));
    assertEquals("5555\n6666\n", content(folder.resolve("trace.1.jsonl")));
    assertEquals("3333\n4444\n", content(folder.resolve("trace.2.jsonl")));
    assertFiles("trace.1.jsonl", "trace.2.jsonl", "trace.jsonl");
  }

  @Test
  void fileOfAnEarlierProcess_isRotatedToo() throws IOException {
    Files.writeString(file, "0123456789\n");
    append(10, 2, "1111\n");
    assertEquals("1111\n", content(file));
    assertEquals("0123456789\n", content(folder.resolve("trace.1.jsonl")));
  }

  @Test
  void linesLargerThanTheLimit_stayInOneFile() throws IOException {
    append(4, 2, "too large\n", "as well\n");
    assertEquals("as well\n", content(file));
    assertEquals("too large\n", content(folder.resolve("trace.1.jsonl")));
  }

  @Test
  void sizeZero_neverRotates() throws IOException {
    append(0, 2, "1111\n", "2222\n", "3333\n");
    assertEquals("1111\n2222\n3333\n", content(file));
    assertFiles("trace.jsonl");
  }

  @Test
  void keepZero_neverRotates_ratherThanDeleteEverything() throws IOException {
    append(10, 0, "1111\n", "2222\n", "3333\n");
    assertEquals("1111\n2222\n3333\n", content(file));
    assertFiles("trace.jsonl");
  }

  @Test
  void keepOfAnyNumber_costsOnlyTheFilesThatExist() throws IOException {
    append(5, Integer.MAX_VALUE, "1111\n", "2222\n", "3333\n");
    assertEquals("3333\n", content(file));
    assertEquals("2222\n", content(folder.resolve("trace.1.jsonl")));
    assertEquals("1111\n", content(folder.resolve("trace.2.jsonl")));
  }

  @Test
  void rotatedNames_comeFromTheFilesName() throws IOException {
    file = folder.resolve("a.b.log");
    append(5, 1, "1111\n", "2222\n");
    file = folder.resolve("events");
    append(5, 1, "1111\n", "2222\n");
    file = folder.resolve(".hidden");
    append(5, 1, "1111\n", "2222\n");
    assertFiles(".hidden", ".hidden.1", "a.b.1.log", "a.b.log", "events", "events.1");
  }

  @Test
  void rotationThatStoppedHalfWay_losesNothing() throws IOException {
    // A process was killed after it had moved 2 to 3, before it moved 1 to 2.
    Files.writeString(folder.resolve("trace.3.jsonl"), "oldest\n");
    Files.writeString(folder.resolve("trace.1.jsonl"), "older\n");
    Files.writeString(file, "old\n");
    append(4, 3, "new\n");
    assertEquals("new\n", content(file));
    assertEquals("old\n", content(folder.resolve("trace.1.jsonl")));
    assertEquals("older\n", content(folder.resolve("trace.2.jsonl")));
    assertEquals("oldest\n", content(folder.resolve("trace.3.jsonl")));
  }

  @Test
  void fileThatCannotBeRotated_growsRatherThanLosesLines() throws IOException {
    Files.createDirectories(folder.resolve("trace.1.jsonl/not empty"));
    append(5, 1, "1111\n", "2222\n", "3333\n");
    assertEquals("1111\n2222\n3333\n", content(file));
  }

  @Test
  void rotationThatFails_saysWhy_andIsTriedAgainWhenTheFileHasGrown() throws IOException {
    Path obstacle = folder.resolve("trace.1.jsonl");
    Files.createDirectory(obstacle);
    String line = "0123456789abcde\n";
    try (TraceFile trace = new TraceFile(file, 512, 1)) { // A sixteenth is two lines.
      trace.append(bytes(line.repeat(32)));
      assertNull(trace.rotationFailure());
      trace.append(bytes(line));
      String reason = String.valueOf(trace.rotationFailure());
      assertTrue(reason.contains("trace.1.jsonl"), reason);
      Files.delete(obstacle);
      trace.append(bytes(line));
      assertFalse(Files.exists(obstacle), "it isn't tried with each line");
      trace.append(bytes(line));
      assertNull(trace.rotationFailure());
    }
    assertEquals(line, content(file));
    assertEquals(line.repeat(34), content(obstacle));
  }

  @Test
  void rotationThatFails_losesNoOldFile() throws IOException {
    Files.writeString(folder.resolve("trace.1.jsonl"), "older\n");
    Files.createDirectories(folder.resolve("trace.2.jsonl"));
    append(5, 2, "1111\n", "2222\n");
    assertEquals("1111\n2222\n", content(file));
    assertEquals("older\n", content(folder.resolve("trace.1.jsonl")));
    assertTrue(Files.isDirectory(folder.resolve("trace.2.jsonl")));
  }

  // A torn last line

  @Test
  void tornLine_isCutOff() throws IOException {
    assertMended(EVENT + "\nnew\n", EVENT + "\n{\"trace_id\":\"alt_1_b\",\"par");
    assertMended(EVENT + "\nnew\n", EVENT + "\n{\"trace_id\":");
    assertMended(EVENT + "\nnew\n", EVENT + "\n{\"tra");
    assertMended(EVENT + "\nnew\n", EVENT + "\n{");
  }

  @Test
  void tornLine_withinACharacter_isCutOff() throws IOException {
    byte[] torn = (EVENT + "\n" + EVENT).getBytes(StandardCharsets.UTF_8);
    int accent = new String(torn, StandardCharsets.ISO_8859_1).lastIndexOf('\u00c3');
    Files.write(file, java.util.Arrays.copyOf(torn, accent + 1));
    append(0, 4, "new\n");
    assertEquals(EVENT + "\nnew\n", content(file));
  }

  @Test
  void lineTornAnywhere_isCutOff() throws IOException {
    byte[] whole = EVENT.getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      append(0, 4, "new\n");
      assertEquals("new\n", content(file), "torn after " + length);
    }
  }

  @Test
  void eventThatLacksOnlyItsLineEnd_isKept() throws IOException {
    assertMended(EVENT + "\nnew\n", EVENT);
    assertMended("first\n" + EVENT + "\nnew\n", "first\n" + EVENT);
  }

  @Test
  void largeTornLine_isCutOff() throws IOException {
    String torn = "{\"trace_id\":\"" + "é".repeat(100_000);
    assertMended("new\n", torn);
    assertMended("first\nnew\n", "first\n" + torn);
    assertMended(torn + "\"}\nnew\n", torn + "\"}");
  }

  @Test
  void lineOfOthers_isKeptAndEnded() throws IOException {
    assertMended("a note\nnew\n", "a note");
    assertMended("{\"other\": 1\nnew\n", "{\"other\": 1");
  }

  @Test
  void emptyFileAndEmptyLines_stayAsTheyAre() throws IOException {
    assertMended("new\n", "");
    assertMended("\nnew\n", "\n");
    assertMended("a\n\n\nnew\n", "a\n\n\n");
  }

  @Test
  void lineTornByAnotherProcessMeanwhile_isCutOff() throws IOException {
    try (TraceFile trace = new TraceFile(file, 0, 4)) {
      trace.append(bytes("one\n"));
      Files.writeString(file, "{\"trace_id\":\"alt_1", StandardOpenOption.APPEND);
      trace.append(bytes("two\n"));
    }
    assertEquals("one\ntwo\n", content(file));
  }

  @Test
  void tornLine_isMendedBeforeTheRotation() throws IOException {
    Files.writeString(file, "0123456789\n{\"trace_id\":\"alt_1");
    append(10, 2, "new\n");
    assertEquals("new\n", content(file));
    assertEquals("0123456789\n", content(folder.resolve("trace.1.jsonl")));
  }

  // What others do to the file

  @Test
  void deletedFile_isCreatedAgain() throws IOException {
    try (TraceFile trace = new TraceFile(file, 0, 4)) {
      trace.append(bytes("one\n"));
      Files.delete(file);
      trace.append(bytes("two\n"));
      assertEquals("two\n", content(file));
    }
  }

  @Test
  void deletedFolder_isCreatedAgain() throws IOException {
    file = folder.resolve("sub/trace.jsonl");
    try (TraceFile trace = new TraceFile(file, 0, 4)) {
      trace.append(bytes("one\n"));
      Files.delete(file);
      Files.delete(file.getParent());
      trace.append(bytes("two\n"));
      assertEquals("two\n", content(file));
    }
  }

  @Test
  void replacedFile_isAppendedTo() throws IOException {
    try (TraceFile trace = new TraceFile(file, 0, 4)) {
      trace.append(bytes("one\n"));
      Files.move(file, folder.resolve("moved.jsonl"));
      Files.writeString(file, "other\n");
      trace.append(bytes("two\n"));
      assertEquals("one\n", content(folder.resolve("moved.jsonl")));
      assertEquals("other\ntwo\n", content(file));
    }
  }

  @Test
  void emptiedFile_isAppendedTo() throws IOException {
    try (TraceFile trace = new TraceFile(file, 0, 4)) {
      trace.append(bytes("one\n"));
      Files.write(file, new byte[0]);
      trace.append(bytes("two\n"));
      assertEquals("two\n", content(file));
    }
  }

  @Test
  void linkedFile_isWrittenThroughTheLink() throws IOException {
    Path target = folder.resolve("elsewhere.jsonl");
    Files.createSymbolicLink(file, target);
    append(0, 4, "one\n");
    append(0, 4, "two\n");
    assertEquals("one\ntwo\n", content(target));
    assertTrue(Files.isSymbolicLink(file));
  }

  @Test
  void directoryInTheWay_isAnErrorThatNamesIt_andLaterWritingWorks() throws IOException {
    Files.createDirectory(file);
    try (TraceFile trace = new TraceFile(file, 0, 4)) {
      ByteBuffer lines = bytes("one\n");
      IOException e = assertThrows(IOException.class, () -> trace.append(lines));
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      assertEquals(4, lines.remaining());
      Files.delete(file);
      trace.append(lines);
      assertEquals("one\n", content(file));
    }
  }

  @Test
  void fileInTheWayOfTheFolder_isAnErrorThatNamesIt_andLaterWritingWorks() throws IOException {
    Path inTheWay = folder.resolve("sub");
    Files.writeString(inTheWay, "");
    try (TraceFile trace = new TraceFile(inTheWay.resolve("trace.jsonl"), 0, 4)) {
      IOException e = assertThrows(IOException.class, () -> trace.append(bytes("one\n")));
      assertTrue(e.getMessage().contains(inTheWay.toString()), e.getMessage());
      Files.delete(inTheWay);
      trace.append(bytes("two\n"));
      assertEquals("two\n", content(inTheWay.resolve("trace.jsonl")));
    }
  }

  @Test
  void interruptedThread_losesItsLines_andLaterWritingWorks() throws IOException {
    try (TraceFile trace = new TraceFile(file, 0, 4)) {
      trace.append(bytes("one\n"));
      Thread.currentThread().interrupt();
      assertThrows(IOException.class, () -> trace.append(bytes("two\n")));
      assertTrue(Thread.interrupted());
      trace.append(bytes("three\n"));
    }
    assertEquals("one\nthree\n", content(file));
  }

  private void assertMended(String expected, String before) throws IOException {
    Files.writeString(file, before);
    append(0, 4, "new\n");
    assertEquals(expected, content(file));
  }

  private void append(long rotateAt, int keep, String... batches) throws IOException {
    try (TraceFile trace = new TraceFile(file, rotateAt, keep)) {
      for (String batch : batches) {
        trace.append(bytes(batch));
      }
    }
  }

  private void assertFiles(String... names) throws IOException {
    try (var files = Files.list(folder)) {
      assertEquals(
          java.util.List.of(names), files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String content(Path path) throws IOException {
    return Files.readString(path);
  }
}
