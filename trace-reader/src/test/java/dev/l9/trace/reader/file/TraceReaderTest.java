package dev.l9.trace.reader.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.jsonl.TraceFile;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.EventFilters;
import dev.l9.trace.reader.event.EventLines;
import dev.l9.trace.reader.event.EventListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceReaderTest {

  @TempDir private Path folder;

  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> EventLines.event(i, "op" + i, i) + "\n")
        .collect(Collectors.joining());
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!name.endsWith(".gz")) {
      return Files.write(file, bytes);
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes);
    }
    return file;
  }

  private static TraceReader open(Path... files) throws IOException {
    return TraceReader.open(List.of(files), InputStream.nullInputStream());
  }

  private static List<String> operations(TraceReader reader) throws IOException {
    List<String> operations = new ArrayList<>();
    reader.forEach(event -> operations.add(event.operation()));
    return operations;
  }

  private static List<String> operations(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "op" + i).toList();
  }

  private static List<String> last(TraceReader reader, int count) throws IOException {
    return reader.last(count).stream().map(Event::operation).toList();
  }

  @Test
  void rotatedAndCompressedFiles_areReadInOrder() throws IOException {
    Path file = write("trace.jsonl", lines(6, 8));
    write("trace.1.jsonl", lines(4, 6));
    write("trace.2.jsonl.gz", lines(2, 4));
    write("trace.3.jsonl.gz", lines(0, 2));
    write("trace.5.jsonl", lines(90, 91)); // It is of another series: there is no trace.4.jsonl.
    try (TraceReader reader = open(file)) {
      assertEquals(operations(0, 8), operations(reader));
      assertEquals(operations(0, 8), operations(reader), "again");
      assertEquals(operations(3, 8), last(reader, 5));
      assertEquals(operations(0, 8), last(reader, 100));
    }
  }

  @Test
  void aRotatedFileThatIsNamedToo_isReadOnce() throws IOException {
    Path file = write("trace.jsonl", lines(2, 4));
    Path old = write("trace.1.jsonl", lines(0, 2));
    try (TraceReader reader = open(file, old, file)) {
      assertEquals(operations(0, 4), operations(reader));
    }
    try (TraceReader reader = open(old, file)) {
      assertEquals(operations(0, 4), operations(reader));
    }
  }

  @Test
  void aTraceThatIsJustBeingRotated_isFound() throws IOException {
    write("trace.1.jsonl", lines(0, 2));
    try (TraceReader reader = open(folder.resolve("trace.jsonl"))) {
      assertEquals(operations(0, 2), operations(reader));
    }
  }

  @Test
  void severalTraces_areMergedByTime() throws IOException {
    StringBuilder even = new StringBuilder();
    StringBuilder odd = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      (i % 2 == 0 ? even : odd).append(EventLines.event(i, "op" + i, 3)).append('\n');
    }
    Path a = write("a.jsonl", even.toString());
    Path b = write("b.jsonl", odd.toString());
    try (TraceReader reader = open(a, b)) {
      assertEquals(operations(0, 50), operations(reader));
      assertEquals(operations(43, 50), last(reader, 7));
    }
  }

  @Test
  void standardInput_isReadOnceWhetherCompressedOrNot() throws IOException {
    for (String name : List.of("in.jsonl", "in.jsonl.gz")) {
      byte[] bytes = Files.readAllBytes(write(name, lines(0, 5)));
      InputStream in = new ByteArrayInputStream(bytes);
      try (TraceReader reader = TraceReader.open(List.of(Path.of("-")), in)) {
        assertEquals(operations(0, 5), operations(reader));
        assertThrows(IllegalStateException.class, () -> operations(reader));
      }
    }
  }

  @Test
  void damagedLines_areSkippedAndNamed() throws IOException {
    String torn = EventLines.event(9, "torn", 9).substring(0, 90);
    Path file =
        write(
            "trace.jsonl",
            "\ufeff\n\n"
                + lines(0, 2)
                + torn
                + lines(2, 3)
                + "\r\n"
                + lines(3, 6)
                + "noise\n"
                + torn);
    try (TraceReader reader = open(file)) {
      assertEquals(List.of("op0", "op1", "op3", "op4", "op5"), operations(reader));
      String expected =
          file
              + ": skipped 4 lines that are no events: lines 1, 5, 10, 11 (this is no JSON object)";
      assertEquals(expected, reader.damage().files().get(0).toString());
      reader.inParallel(() -> event -> {});
      assertEquals(expected, reader.damage().files().get(0).toString());
      assertEquals(List.of("op4", "op5"), last(reader, 2));
    }
  }

  @Test
  void rotationsAtTheSameTime_hideNoOlderFile() throws Exception {
    Path file = write("trace.jsonl", lines(0, 1));
    int events = 100;
    Semaphore rotations = new Semaphore(0);
    Thread writing = new Thread(() -> appendAndRotate(file, events, rotations));
    writing.start();
    int seen = 0;
    while (seen < events) {
      boolean isLast = !writing.isAlive();
      rotations.release(3); // While the files are opened; the reader looks again some times only.
      try (TraceReader reader = open(file)) {
        seen = last(reader, 1_000).size();
        assertEquals(operations(0, seen), last(reader, 1_000));
      } catch (NoSuchFileException e) {
        // It was between its old name and its next.
      }
      assertFalse(isLast && seen < events, "all are there in the end");
    }
    writing.join();
  }

  private static void appendAndRotate(Path file, int events, Semaphore rotations) {
    try (TraceFile trace = new TraceFile(file, 1, events)) {
      for (int i = 1; i < events; i++) {
        rotations.acquireUninterruptibly();
        trace.append(ByteBuffer.wrap(lines(i, i + 1).getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void lastEvents_areTheSame_whetherTheyAreKeptOrReadTwice() throws IOException {
    Path file = write("trace.jsonl", lines(0, 50));
    for (int count : List.of(0, 1, 49, 50, 51, 1_000_000)) {
      for (int kept : List.of(0, 100)) {
        try (TraceReader reader = open(file)) {
          List<String> found = new ArrayList<>();
          reader.forEachOfLast(count, kept, event -> found.add(event.operation()));
          assertEquals(last(reader, count), found);
        }
      }
    }
  }

  @Test
  void linesOfAFileThatWasReadWhole_areNumberedFromItsStart() throws IOException {
    Path file = write("trace.jsonl", "noise\n" + lines(0, 3));
    try (TraceReader reader = open(file)) {
      assertEquals(operations(0, 3), last(reader, 10));
      assertEquals(
          file + ": skipped 1 line that is no event: line 1 (this is no JSON object)",
          reader.damage().files().get(0).toString());
    }
  }

  @Test
  void linesFromTheEnd_areNumberedFromThere() throws IOException {
    Path file = write("trace.jsonl", lines(0, 3_000) + "noise\n" + lines(0, 10));
    try (TraceReader reader = open(file)) {
      assertEquals(operations(0, 10), last(reader, 10));
      assertEquals(
          file + ": skipped 1 line that is no event: line 11 from its end (this is no JSON object)",
          reader.damage().files().get(0).toString());
    }
  }

  @Test
  void lastEvents_areThoseOfTheWholeFile() throws IOException {
    Path file = write("trace.jsonl", lines(0, 3_000));
    try (TraceReader reader = open(file)) {
      List<String> all = operations(reader);
      for (int count : new int[] {0, 1, 2, 599, 600, 601, 2_999, 3_000, 3_001}) {
        assertEquals(all.subList(Math.max(0, 3_000 - count), 3_000), last(reader, count));
      }
    }
  }

  @Test
  void lastEvents_readOnlyTheEnd() throws IOException {
    Path file = write("trace.jsonl", lines(0, 3_000).repeat(10));
    try (TraceReader reader = open(file)) {
      assertEquals(20, reader.last(20).size());
      assertTrue(reader.bytesRead() <= 1 << 18, "read: " + reader.bytesRead());
    }
  }

  @Test
  void aFileThatIsNoTrace_isRefused() throws IOException {
    Path file = write("notes.txt", "Dear diary,\ntoday\n");
    String expected =
        file + " is no trace: none of its lines is an event; line 1: this is no JSON object";
    try (TraceReader reader = open(file)) {
      assertEquals(
          expected, assertThrows(NoTraceException.class, () -> operations(reader)).getMessage());
      assertEquals(
          expected,
          assertThrows(NoTraceException.class, () -> reader.inParallel(() -> event -> {}))
              .getMessage());
      assertThrows(NoTraceException.class, () -> reader.last(1));
    }
  }

  @Test
  void aLargeFileThatIsNoTrace_isRefusedAtItsBeginning() throws IOException {
    Path file = write("notes.txt", "Dear diary,\n".repeat(1_000_000));
    try (TraceReader reader = open(file)) {
      assertThrows(NoTraceException.class, () -> operations(reader));
      assertTrue(reader.bytesRead() < 4 << 20, "read: " + reader.bytesRead());
    }
  }

  @Test
  void anEmptyFile_hasNoEvents() throws IOException {
    try (TraceReader reader = open(write("trace.jsonl", ""))) {
      assertEquals(List.of(), operations(reader));
      assertEquals(List.of(), last(reader, 3));
      assertEquals(1, reader.inParallel(() -> event -> {}).size());
    }
  }

  @Test
  void whatCannotBeOpened_isSaid() {
    assertThrows(NoSuchFileException.class, () -> open(folder.resolve("none.jsonl")));
    assertTrue(
        assertThrows(FileSystemException.class, () -> open(folder))
            .getMessage()
            .contains("this is a folder"));
  }

  @Test
  void aCompressedFileThatIsCutOff_givesWhatCanBeRead() throws IOException {
    Path file = write("trace.jsonl.gz", lines(0, 3_000));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    try (TraceReader reader = open(file)) {
      List<String> read = operations(reader);
      assertTrue(read.size() > 1_000 && read.size() < 3_000, "read: " + read.size());
      assertEquals(operations(0, read.size()), read);
      assertTrue(
          reader.damage().files().get(0).reason().contains("compressed file is damaged here"),
          reader.damage().files()::toString);
    }
  }

  @Test
  void aLineThatIsTooLong_isSkipped() throws IOException {
    Path file = write("trace.jsonl", lines(0, 2) + "x".repeat(70 << 20) + "\n" + lines(2, 4));
    try (TraceReader reader = open(file)) {
      assertEquals(operations(0, 4), operations(reader));
      assertEquals(List.of(3L), reader.damage().files().get(0).firstLines());
      assertEquals(operations(1, 4), last(reader, 3));
    }
  }

  @Test
  void aLongLine_isAnEvent() throws IOException {
    String text = lines(0, 2) + lines(2, 3).replace("item=lamp", "x".repeat(5 << 20)) + lines(3, 5);
    try (TraceReader reader = open(write("trace.jsonl", text))) {
      assertEquals(operations(0, 5), operations(reader));
      assertEquals(operations(1, 5), last(reader, 4));
      assertEquals(operations(0, 5), last(reader, 5));
    }
  }

  @Test
  void severalThreads_readEveryEventOnce() throws IOException {
    int events = 120_000; // Some parts of 16 MB.
    Path file = write("trace.jsonl", lines(0, 3_000).repeat(events / 3_000));
    write("trace.1.jsonl.gz", lines(0, 3_000));
    try (TraceReader reader = open(file).filter(event -> event.durationMs() % 2 == 0)) {
      List<Sum> sums = reader.inParallel(Sum::new);
      assertEquals((events + 3_000) / 2, sums.stream().mapToLong(sum -> sum.count).sum());
      long expected = (events + 3_000) / 3_000 * 1_499L * 1_500;
      assertEquals(expected, sums.stream().mapToLong(sum -> sum.millis).sum());
      assertEquals(
          reader.bytesInAll(), Files.size(file) + Files.size(folder.resolve("trace.1.jsonl.gz")));
    }
  }

  private static final class Sum implements EventListener {
    long count;
    long millis;

    @Override
    public void event(Event event) {
      count++;
      millis += event.durationMs();
    }
  }

  @Test
  void filters_takeWhatTheyName() throws IOException {
    Path file = write("trace.jsonl", lines(0, 20));
    assertFiltered(List.of("op5"), file, EventFilters.matches(Event::operation, "op5"));
    assertFiltered(List.of("op5", "op15"), file, EventFilters.matches(Event::operation, "*5"));
    assertFiltered(List.of(), file, EventFilters.matches(Event::operation, "p5"));
    assertFiltered(operations(18, 20), file, EventFilters.atLeastMillis(17.5));
    assertFiltered(operations(0, 20), file, EventFilters.layers(List.of("foc", "sys")));
    assertFiltered(operations(0, 20), file, EventFilters.layers(List.of("syst")));
    assertFiltered(List.of(), file, EventFilters.layers(List.of("focus")));
    assertFiltered(List.of(), file, EventFilters.statuses(Set.of("error", "blocked")));
    assertFiltered(List.of("op7"), file, EventFilters.contains("\"op7\""));
    long second = java.time.Instant.parse("2026-01-13T14:00:10Z").getEpochSecond() * 1_000_000;
    assertFiltered(operations(10, 20), file, EventFilters.since(second));
    assertFiltered(operations(0, 10), file, EventFilters.until(second));
  }

  private void assertFiltered(List<String> expected, Path file, EventFilter filter)
      throws IOException {
    try (TraceReader reader = open(file).filter(filter)) {
      assertEquals(expected, operations(reader));
      assertEquals(expected, last(reader, 100));
    }
  }

  @Test
  void text_isFoundAsJsonWritesIt() throws IOException {
    Path file = write("trace.jsonl", lines(0, 2).replace("item=lamp", "a=\\\"b\\\"\\n, ü"));
    assertFiltered(operations(0, 2), file, EventFilters.contains("a=\"b\"\n, ü"));
  }
}
