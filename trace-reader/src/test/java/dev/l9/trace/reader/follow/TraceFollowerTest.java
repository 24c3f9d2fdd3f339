package dev.l9.trace.reader.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.jsonl.TraceFile;
import dev.l9.trace.reader.event.TestEvents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows a file through all that may happen to it. */
class TraceFollowerTest {

  @TempDir Path folder;
  private Path file;
  private final List<TraceFollower> opened = new ArrayList<>();

  @BeforeEach
  void name() {
    file = folder.resolve("trace.jsonl");
  }

  @AfterEach
  void close() throws IOException {
    for (TraceFollower follower : opened) {
      follower.close();
    }
  }

  private TraceFollower opened(TraceFollower follower) {
    opened.add(follower);
    return follower;
  }

  private TraceFollower fromEnd() throws IOException {
    return opened(TraceFollower.fromEnd(file));
  }

  private TraceFollower fromStart() {
    return opened(TraceFollower.fromStart(file));
  }

  private static String line(String id) {
    return TestEvents.line(id, null, id, 0, "success") + "\n";
  }

  private void append(String... ids) throws IOException {
    for (String id : ids) {
      Files.writeString(file, line(id), CREATE, APPEND);
    }
  }

  private void rotate() throws IOException {
    for (int i = 9; i >= 0; i--) {
      Path from = i == 0 ? file : folder.resolve("trace." + i + ".jsonl");
      if (Files.exists(from)) {
        Files.move(from, folder.resolve("trace." + (i + 1) + ".jsonl"));
      }
    }
  }

  private static String poll(TraceFollower follower) throws IOException {
    List<String> ids = new ArrayList<>();
    assertEquals(
        follower.poll(event -> ids.add(event.traceId())),
        ids.size(),
        "what it says it handed over");
    return String.join(" ", ids);
  }

  @Test
  void fromEnd_isWhatIsAppended_once() throws IOException {
    append("a", "b");
    TraceFollower follower = fromEnd();
    assertEquals("", poll(follower));
    append("c");
    append("d");
    assertEquals("c d", poll(follower));
    assertEquals("", poll(follower));
  }

  @Test
  void fromStart_isAllThatIsThere_theOldestFileFirst() throws IOException {
    append("a");
    rotate();
    append("b");
    rotate();
    append("c");
    TraceFollower follower = fromStart();
    assertEquals("a b c", poll(follower));
    append("d");
    assertEquals("d", poll(follower));
  }

  @Test
  void fileThatIsNotThereYet_isReadFromItsStart_whenItIs() throws IOException {
    append("old");
    rotate();
    file = folder.resolve("trace.jsonl");
    TraceFollower follower = fromEnd();
    assertEquals("", poll(follower));
    assertNull(follower.position());
    append("a");
    assertEquals("a", poll(follower));
  }

  @Test
  void folderThatIsNotThereYet_isNoFailure() throws IOException {
    file = folder.resolve("logs/trace.jsonl");
    TraceFollower follower = fromEnd();
    assertEquals("", poll(follower));
    Files.createDirectory(file.getParent());
    append("a");
    assertEquals("a", poll(follower));
  }

  @Test
  void rotation_losesNothing_andReadsNothingTwice() throws IOException {
    append("a");
    TraceFollower follower = fromEnd();
    append("b");
    rotate();
    append("c");
    assertEquals("b c", poll(follower));
    rotate();
    assertEquals("", poll(follower), "the new file isn't there yet");
    append("d");
    assertEquals("d", poll(follower));
  }

  @Test
  void severalRotationsBetweenTwoLooks_areReadInTheirOrder() throws IOException {
    append("a");
    TraceFollower follower = fromEnd();
    for (String id : List.of("b", "c", "d")) {
      append(id);
      rotate();
    }
    append("e");
    assertEquals("b c d e", poll(follower));
  }

  @Test
  void nameThatIsFreeDuringARotation_hidesNoOlderFile() throws IOException {
    append("a");
    TraceFollower follower = fromEnd();
    append("b");
    rotate();
    append("c");
    rotate();
    append("d");
    Files.move(folder.resolve("trace.2.jsonl"), folder.resolve("trace.3.jsonl"));
    Files.move(folder.resolve("trace.1.jsonl"), folder.resolve("trace.2.jsonl"));
    assertEquals("b c d", poll(follower));
  }

  @Test
  void fileThatWasRotatedAway_isReadToItsEnd_evenIfItIsDeleted() throws IOException {
    append("a");
    TraceFollower follower = fromEnd();
    append("b");
    Files.delete(file);
    assertEquals("b", poll(follower));
    append("c");
    assertEquals("c", poll(follower));
  }

  @Test
  void truncation_hasTheFileReadFromItsStart() throws IOException {
    append("a", "b", "c");
    TraceFollower follower = fromEnd();
    Files.writeString(file, line("d"));
    assertEquals("d", poll(follower));
    Files.writeString(file, "");
    assertEquals("", poll(follower));
    append("e");
    assertEquals("e", poll(follower));
  }

  @Test
  void contentThatWasReplacedByAsMuchOrMore_isReadFromItsStart() throws IOException {
    append("a", "b");
    TraceFollower follower = fromEnd();
    Files.writeString(file, line("c") + line("d") + line("e"));
    assertEquals("c d e", poll(follower));
  }

  @Test
  void lineThatIsWrittenInParts_waitsUntilItIsWhole() throws IOException {
    append("a");
    String text = line("bø");
    byte[] line = text.getBytes(UTF_8);
    Files.write(file, java.util.Arrays.copyOf(line, 14), APPEND);
    TraceFollower follower = fromEnd();
    for (int i = 14; i < line.length; i++) {
      assertEquals("", poll(follower));
      Files.write(file, new byte[] {line[i]}, APPEND);
    }
    assertEquals("bø", poll(follower));
  }

  @Test
  void tornLine_thatTheNextProcessCutsOff_isNotRead() throws IOException {
    append("a");
    TraceFollower follower = fromEnd();
    Files.writeString(file, line("torn").substring(0, 80), APPEND);
    assertEquals("", poll(follower));
    try (TraceFile next = new TraceFile(file, 0, 1)) {
      next.append(ByteBuffer.wrap(line("b").getBytes(UTF_8)));
    }
    assertEquals("b", poll(follower));
    assertEquals(List.of(), follower.takeProblems());
  }

  @Test
  void lastLineOfARotatedFile_needsNoEnd() throws IOException {
    append("a");
    TraceFollower follower = fromEnd();
    Files.writeString(file, line("b").strip(), APPEND);
    rotate();
    append("c");
    assertEquals("b c", poll(follower));
  }

  @Test
  void linesThatAreNoEvents_areNamedAndSkipped() throws IOException {
    TraceFollower follower = fromEnd();
    Files.writeString(file, "{\"torn\n\n" + line("a") + "text\n".repeat(7));
    assertEquals("a", poll(follower));
    List<String> problems = follower.takeProblems();
    assertEquals(6, problems.size(), problems::toString);
    assertEquals(
        file + ": skipped the line at byte 0, which is no event (the line ends early, at byte 7)",
        problems.get(0));
    assertEquals(file + ": skipped 3 more lines", problems.get(5));
    assertEquals(List.of(), follower.takeProblems());
  }

  @Test
  void lineThatIsLongerThanTheBuffer_isRead_andOneThatIsTooLong_isPassedOver() throws IOException {
    TraceFollower follower = fromEnd();
    String longer = line("a").replace("Shop.java", "x".repeat(1_000_000));
    Files.writeString(file, longer + line("b"));
    assertEquals("a b", poll(follower));
    Files.writeString(file, "y".repeat(40 << 20), APPEND);
    assertEquals("", poll(follower));
    Files.writeString(file, "y\n" + line("c"), APPEND);
    assertEquals("c", poll(follower));
  }

  @Test
  void positionThatWasWrittenDown_isGoneOnFrom_inARotatedFileToo() throws IOException {
    append("a", "b");
    TraceFollower first = fromStart();
    poll(first);
    TracePosition position = first.position();
    append("c");
    rotate();
    append("d");
    rotate();
    append("e");
    assertEquals("c d e", poll(opened(TraceFollower.from(file, position))));
    Files.delete(folder.resolve("trace.2.jsonl"));
    assertEquals(
        "d e", poll(opened(TraceFollower.from(file, position))), "all that is there still");
  }

  @Test
  void eventThatTheListenerRefused_comesAgain() throws IOException {
    append("a", "b", "c");
    TraceFollower follower = fromStart();
    AtomicInteger calls = new AtomicInteger();
    assertThrows(
        IOException.class,
        () ->
            follower.poll(
                event -> {
                  if (calls.incrementAndGet() == 2) {
                    throw new IOException("no room");
                  }
                }));
    assertEquals("b c", poll(follower));
  }

  @Test
  void severalWritersThatRotate_areReadWhole_whileTheyWrite() throws Exception {
    TraceFollower follower = fromEnd();
    int writers = 3;
    int events = 400;
    List<Thread> threads = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      String name = "w" + writer + "-";
      Thread thread = new Thread(() -> write(name, events));
      thread.start();
      threads.add(thread);
    }
    List<String> ids = new ArrayList<>();
    while (threads.stream().anyMatch(Thread::isAlive)) {
      follower.poll(event -> ids.add(event.traceId()));
    }
    while (follower.poll(event -> ids.add(event.traceId())) > 0) {
      // What came last, which may be in several files.
    }
    assertEquals(writers * events, ids.size());
    assertEquals(writers * events, ids.stream().distinct().count());
    for (int writer = 0; writer < writers; writer++) {
      String name = "w" + writer + "-";
      List<String> own = ids.stream().filter(id -> id.startsWith(name)).toList();
      for (int i = 0; i < events; i++) {
        assertEquals(name + i, own.get(i));
      }
    }
    assertEquals(List.of(), follower.takeProblems());
  }

  /** Locks of one process don't exclude its own threads, so these take turns. */
  private void write(String name, int events) {
    try (TraceFile trace = new TraceFile(file, 20_000, 1_000)) {
      for (int i = 0; i < events; i++) {
        synchronized (folder) {
          trace.append(ByteBuffer.wrap(line(name + i).getBytes(UTF_8)));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void followedFile_isNotKeptFromBeingLocked() throws IOException {
    append("a");
    TraceFollower follower = fromStart();
    poll(follower);
    try (FileChannel channel = FileChannel.open(file, APPEND)) {
      channel.tryLock().close();
    }
  }
}
