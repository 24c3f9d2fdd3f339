package dev.l9.trace.reader.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the index answers is what a reading of the whole trace answers. */
class TraceIndexTest {

  /** So small that a trace of a test has many parts. */
  private static final int FULL = 3000;

  private static final EventQuery ALL = EventQuery.of(method -> true);

  @TempDir private Path folder;

  private Path trace;

  @BeforeEach
  void nameTrace() {
    trace = folder.resolve("trace.jsonl");
  }

  private TraceIndex index() throws IOException {
    TraceIndex index = new TraceIndex(trace, true, FULL);
    index.refresh();
    return index;
  }

  private List<Event> events() throws IOException {
    List<Event> events = new ArrayList<>();
    try (TraceReader reader = TraceReader.open(List.of(trace), InputStream.nullInputStream())) {
      reader.forEach(event -> events.add(event.keep()));
    }
    return events;
  }

  /** Everything that an index answers, as one text. */
  private static String answers(TraceIndex index) throws IOException {
    StringBuilder text = new StringBuilder();
    index.methods().forEach(each -> text.append(each).append('\n'));
    index.calls().forEach(each -> text.append(each).append('\n'));
    text.append(index.callsWithoutCaller(method -> true)).append('\n');
    index.failures().forEach(each -> text.append(each).append('\n'));
    index.jvms().forEach(each -> text.append(each).append('\n'));
    for (EventQuery.Status status : EventQuery.Status.values()) {
      for (PlacedEvent each : index.latest(ALL.with(status), 20, null, Long.MAX_VALUE).events()) {
        text.append(each).append('\n');
      }
      for (PlacedEvent each : index.longest(ALL.with(status), 20, Long.MAX_VALUE).events()) {
        text.append(each).append('\n');
      }
    }
    return text.toString();
  }

  /** Compares every answer with those that are found by looking at each event. */
  private void assertRight(TraceIndex index) throws IOException {
    List<Event> all = events();
    List<Event> events = all.stream().filter(event -> !event.isNotice()).toList();
    assertMethods(index, events);
    assertEdges(index, events);
    assertFailures(index, events);
    assertJvms(index, all);
    assertLatest(index, events);
    assertLongest(index, events);
    for (Event event : all) {
      assertEquals(
          event.line(), index.byId(event.traceId()).map(found -> found.event().line()).orElse(""));
    }
    assertEquals(Optional.empty(), index.byId("sys_1772438400_nobody"));
    assertEquals(Optional.empty(), index.byId("gone1"));
  }

  private static void assertMethods(TraceIndex index, List<Event> events) {
    Map<String, long[]> expected = new TreeMap<>();
    for (Event event : events) {
      long[] counts =
          expected.computeIfAbsent(IndexedMethod.of(event).toString(), key -> new long[6]);
      counts[0]++;
      counts[1] += event.isError() ? 1 : 0;
      counts[2] += event.isBlocked() ? 1 : 0;
      counts[3] += event.isRoot() ? 1 : 0;
      counts[4] += event.durationNanos();
      counts[5] = Math.max(counts[5], event.durationNanos());
    }
    List<String> lines = new ArrayList<>();
    expected.forEach((method, counts) -> lines.add(method + List.of(boxed(counts))));
    assertEquals(
        lines,
        index.methods().stream()
            .map(
                facts ->
                    facts.method()
                        + ""
                        + List.of(
                            List.of(
                                facts.calls(),
                                facts.errors(),
                                facts.blocked(),
                                facts.roots(),
                                facts.totalNanos(),
                                facts.maxNanos())))
            .toList());
  }

  private static List<Long> boxed(long[] counts) {
    return Arrays.stream(counts).boxed().toList();
  }

  /** A caller that ended long before what it called isn't found; in these traces it ended late. */
  private static void assertEdges(TraceIndex index, List<Event> events) {
    Map<String, IndexedMethod> byId = new HashMap<>();
    events.forEach(event -> byId.put(event.traceId(), IndexedMethod.of(event)));
    Map<String, Long> expected = new TreeMap<>();
    long without = 0;
    for (Event event : events) {
      IndexedMethod caller = event.parentId() == null ? null : byId.get(event.parentId());
      if (caller != null) {
        expected.merge(caller + " -> " + IndexedMethod.of(event), 1L, Long::sum);
      } else if (event.parentId() != null) {
        without++;
      }
    }
    Map<String, Long> found = new TreeMap<>();
    index.calls().forEach(call -> found.put(call.caller() + " -> " + call.callee(), call.calls()));
    assertEquals(expected, found);
    assertEquals(without, index.callsWithoutCaller(method -> true));
  }

  private static void assertFailures(TraceIndex index, List<Event> events) {
    Map<String, Long> expected = new TreeMap<>();
    for (Event event : events) {
      if (!event.isSuccess()) {
        String type = String.valueOf(event.text("error")).split(": ", -1)[0];
        String key = IndexedMethod.of(event) + event.status() + event.text("at") + type;
        expected.merge(key, 1L, Long::sum);
      }
    }
    Map<String, Long> found = new TreeMap<>();
    for (FailureFacts each : index.failures()) {
      String type = each.error().split(": ", -1)[0];
      found.merge(each.method() + each.status() + each.at() + type, each.count(), Long::sum);
    }
    assertEquals(expected, found);
  }

  private static void assertJvms(TraceIndex index, List<Event> all) {
    Map<String, Long> expected = new TreeMap<>();
    for (Event event : all) {
      expected.merge(event.jvm(), event.isNotice() ? 0L : 1L, Long::sum);
    }
    Map<String, Long> found = new TreeMap<>();
    index.jvms().forEach(jvm -> found.put(jvm.info().id(), jvm.events()));
    assertEquals(expected, found);
  }

  private static void assertLatest(TraceIndex index, List<Event> events) throws IOException {
    for (EventQuery.Status status : EventQuery.Status.values()) {
      for (String method : List.of("order", "pay")) {
        EventQuery query =
            EventQuery.of(each -> each.method().equals(method))
                .with(status)
                .with(event -> event.inputSummary().contains("2"));
        List<String> expected = new ArrayList<>();
        for (Event event : events) {
          if (event.method().equals(method) && query.test(event)) {
            expected.add(event.line());
          }
        }
        Collections.reverse(expected);
        assertEquals(expected, pages(index, query, 7, Long.MAX_VALUE), method + status);
        assertEquals(expected, pages(index, query, 7, 1), "in small steps");
      }
    }
  }

  /** All executions, page by page. */
  private static List<String> pages(TraceIndex index, EventQuery query, int most, long bytes)
      throws IOException {
    List<String> lines = new ArrayList<>();
    EventPlace before = null;
    do {
      EventPage page = index.latest(query, most, before, bytes);
      page.events().forEach(placed -> lines.add(placed.event().line()));
      before = page.next() == null ? null : EventPlace.parse(page.next().toString()).orElseThrow();
    } while (before != null);
    return lines;
  }

  private static void assertLongest(TraceIndex index, List<Event> events) throws IOException {
    List<Long> expected =
        events.stream()
            .filter(event -> event.method().equals("pay") && !event.isSuccess())
            .map(Event::durationNanos)
            .sorted(Comparator.reverseOrder())
            .limit(5)
            .toList();
    EventQuery query =
        EventQuery.of(each -> each.method().equals("pay")).with(EventQuery.Status.FAILED);
    assertEquals(
        expected,
        index.longest(query, 5, Long.MAX_VALUE).events().stream()
            .map(placed -> placed.event().durationNanos())
            .toList());
  }

  /** The trace grows in pieces that end anywhere, and some servers come late. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void answers_areThoseOfAReadingOfAll(long seed) throws IOException {
    Random random = new Random(seed);
    RandomEvents program = new RandomEvents(seed);
    TraceIndex first = null;
    TraceIndex second = null;
    for (int step = 0; step < 12; step++) {
      String text = String.join("", program.next(1 + random.nextInt(25)));
      int cut = random.nextInt(text.length());
      RandomEvents.append(trace, text.substring(0, cut));
      first = random.nextInt(4) == 0 || first == null ? index() : first;
      first.refresh();
      RandomEvents.append(trace, text.substring(cut));
      second = random.nextInt(3) == 0 || second == null ? index() : second;
      second.refresh();
    }
    first.refresh();
    assertRight(first);
    String expected = answers(first);
    assertEquals(expected, answers(second));
    try (TraceIndex loaded = index()) {
      assertEquals(expected, answers(loaded));
    }
    try (TraceIndex inMemory = new TraceIndex(trace, false, FULL)) {
      inMemory.refresh();
      assertEquals(expected, answers(inMemory));
    }
  }

  private Path indexFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(TraceIndex.FOLDER))) {
      return files
          .filter(file -> file.toString().endsWith(".l9index"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private void write(long seed, int traces) throws IOException {
    RandomEvents.append(trace, String.join("", new RandomEvents(seed).next(traces)));
  }

  @Test
  void theFileOfTheIndex_isReadAgain_andOnlyAppendedTo() throws IOException {
    write(1, 60);
    index().close();
    byte[] before = Files.readAllBytes(indexFile());
    RandomEvents.append(trace, String.join("", new RandomEvents(2).next(60)));
    index().close();
    byte[] after = Files.readAllBytes(indexFile());
    assertTrue(before.length < after.length);
    assertEquals(ByteBuffer.wrap(before), ByteBuffer.wrap(after, 0, before.length));
  }

  @Test
  void anIndexThatIsDamaged_isNotTrusted() throws IOException {
    write(1, 100);
    String expected;
    try (TraceIndex index = index()) {
      expected = answers(index);
    }
    byte[] right = Files.readAllBytes(indexFile());
    Random random = new Random(3);
    int indexes = Boolean.getBoolean("l9.stress") ? 40 : 12;
    for (int i = 0; i < indexes; i++) {
      byte[] damaged = right.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
      Files.write(indexFile(), Arrays.copyOf(damaged, length));
      try (TraceIndex index = index()) {
        assertEquals(expected, answers(index));
      }
    }
  }

  @Test
  void aTraceThatWasReplaced_isCountedAnew() throws IOException {
    write(1, 80);
    index().close();
    Path index = indexFile();
    String first = Files.readString(trace).lines().findFirst().orElseThrow();
    Files.writeString(trace, first + "\n" + String.join("", new RandomEvents(9).next(80)));
    try (TraceIndex now = index()) {
      assertEquals(index, indexFile(), "both begin with one line, and have one index");
      assertRight(now);
    }
  }

  @Test
  void aTraceThatIsReplaced_whileItIsFollowed_isCountedAnew() throws IOException {
    write(1, 80);
    try (TraceIndex index = index()) {
      Files.writeString(trace, String.join("", new RandomEvents(9).next(20)));
      index.refresh();
      assertRight(index);
      Files.delete(trace);
      index.refresh();
      assertFalse(index.isThere());
      write(4, 10);
      index.refresh();
      assertRight(index);
    }
  }

  @Test
  void aPartThatWasChangedInPlace_isNoticedWhenItIsRead() throws IOException {
    write(1, 80);
    try (TraceIndex index = index()) {
      String text = Files.readString(trace);
      String blocked = "\"status\":\"blocked\"";
      int at = text.indexOf(blocked, text.length() / 2);
      try (FileChannel channel = FileChannel.open(trace, StandardOpenOption.WRITE)) {
        int bytes = text.substring(0, at).getBytes(UTF_8).length;
        channel.write(ByteBuffer.wrap("\"status\":\"success\"".getBytes(UTF_8)), bytes);
      }
      assertFalse(index.latest(ALL, Integer.MAX_VALUE, null, Long.MAX_VALUE).events().isEmpty());
      assertRight(index);
    }
  }

  @Test
  void rotation_isFollowed_andNothingIsIndexedTwice() throws IOException {
    write(1, 60);
    try (TraceIndex index = index()) {
      Path older = indexFile();
      long size = Files.size(older);
      Files.move(trace, folder.resolve("trace.1.jsonl"));
      write(2, 60);
      index.refresh();
      assertLatest(index, events().stream().filter(event -> !event.isNotice()).toList());
      assertMethods(index, events().stream().filter(event -> !event.isNotice()).toList());
      assertEquals(size, Files.size(older));
      try (TraceIndex late = index()) {
        assertEquals(answers(index), answers(late));
      }
    }
  }

  @Test
  void aCompressedFile_isReadAsAWhole() throws IOException {
    write(1, 60);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("trace.1.jsonl.gz")))) {
      out.write(Files.readAllBytes(trace));
    }
    Files.delete(trace);
    write(2, 60);
    try (TraceIndex index = index()) {
      List<Event> events = events().stream().filter(event -> !event.isNotice()).toList();
      assertMethods(index, events);
      assertLatest(index, events);
      try (TraceIndex late = index()) {
        assertEquals(answers(index), answers(late));
      }
    }
  }

  @Test
  void aFolderThatCannotBeWritten_leavesTheIndexInMemory() throws IOException {
    Files.writeString(folder.resolve(".l9"), "no folder");
    write(1, 60);
    try (TraceIndex index = index()) {
      assertRight(index);
    }
    assertEquals("no folder", Files.readString(folder.resolve(".l9")));
  }

  /** Whoever hands a project over may have put links there. */
  @Test
  void linksInPlaceOfTheIndex_areNotFollowed() throws IOException {
    write(1, 60);
    index().close();
    Path file = indexFile();
    Path precious = Files.writeString(folder.resolve("precious"), "mine");
    Files.delete(file);
    Files.createSymbolicLink(file, precious);
    try (TraceIndex index = index()) {
      assertRight(index);
    }
    assertEquals("mine", Files.readString(precious));
    Files.delete(file);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.delete(file.resolveSibling(".gitignore"));
    Files.delete(file.getParent());
    Files.createSymbolicLink(file.getParent(), elsewhere);
    try (TraceIndex index = index()) {
      assertRight(index);
    }
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void withoutATrace_thereAreNoAnswers() throws IOException {
    try (TraceIndex index = index()) {
      assertFalse(index.isThere());
      assertEquals(List.of(), index.methods());
      assertEquals(Optional.empty(), index.byId("sys_1_aaaaaaaa"));
      assertFalse(Files.exists(folder.resolve(".l9")));
    }
  }

  @Test
  void aLineLongerThanAPart_isAnEventAllTheSame() throws IOException {
    write(1, 5);
    String line = Files.readString(trace).lines().findFirst().orElseThrow();
    RandomEvents.append(
        trace,
        line.replaceFirst("n=\\d+", "n=" + "9".repeat(3 * FULL)).replace("_jvm", "_big") + "\n");
    write(2, 5);
    try (TraceIndex index = index()) {
      assertRight(index);
    }
  }

  @Test
  void placesOfStrangers_nameNoFile() throws IOException {
    for (String text :
        List.of("", "../../etc/passwd", "a-1", "0123456789abcdef-", "0123456789ABCDEF-1")) {
      assertEquals(Optional.empty(), EventPlace.parse(text), text);
    }
    write(1, 5);
    try (TraceIndex index = index()) {
      EventPlace nowhere = EventPlace.parse("0123456789abcdef-999999999999999").orElseThrow();
      assertFalse(index.latest(ALL, 5, nowhere, Long.MAX_VALUE).events().isEmpty());
    }
  }
}
