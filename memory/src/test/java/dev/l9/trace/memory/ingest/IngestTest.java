package dev.l9.trace.memory.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.fact.Facts;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import dev.l9.trace.reader.file.NoTraceException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {

  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();

  private PacketStore open(String name) throws IOException {
    return PacketStores.make(new StoreUrl.InFolder(folder.resolve(name)));
  }

  private IngestResult add(PacketStore store, Path... paths) throws IOException {
    return new Ingest(store, new IngestProgress(), said::add)
        .add(List.of(paths), InputStream.nullInputStream(), false);
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("", lines));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** What is known now, without ids and parents, which tell how it became known. */
  private static Set<String> facts(PacketStore store) throws IOException {
    Set<String> facts = new TreeSet<>();
    store.forEach(
        PacketFilter.CURRENT.ofTypes(Set.of(PacketType.PATTERN)),
        packet -> facts.add(JsonBytes.compact().value(packet.payload()).toString()));
    return facts;
  }

  @Test
  void trace_thatIsAddedTwiceAddsNothing() throws IOException {
    Path trace =
        write(
            "trace.jsonl",
            Events.run("aaaaa", "0a1b"),
            Events.success("aaaaa", 1),
            Events.failure("aaaaa", 2, "no"),
            Events.failure("aaaaa", 3, "no"),
            Events.passed("aaaaa", 4, 3));
    try (PacketStore store = open("m")) {
      assertEquals(new IngestResult(5, 0, 5, 2, 0, List.of()), add(store, trace));
      assertEquals(
          Set.of(
              "{\"fact\":\"method\",\"method\":\"com.acme.Orders#total\",\"error\":\"\","
                  + "\"file\":\"Orders.java\",\"layer\":\"reasoning\",\"revision\":\"0a1b\","
                  + "\"calls\":4,\"failed\":2,\"blocked\":0,\"passed\":1,\"mean_ms\":2.000,"
                  + "\"max_ms\":2.000,\"first\":\"2026-01-13T14:00:01.000000Z\","
                  + "\"last\":\"2026-01-13T14:00:04.000000Z\"}",
              "{\"fact\":\"failure\",\"method\":\"com.acme.Orders#total\","
                  + "\"error\":\"PaymentDeclinedException\",\"file\":\"Orders.java\","
                  + "\"layer\":\"reasoning\",\"revision\":\"0a1b\",\"status\":\"error\",\"count\":2,"
                  + "\"first\":\"2026-01-13T14:00:02.000000Z\","
                  + "\"last\":\"2026-01-13T14:00:03.000000Z\","
                  + "\"messages\":{\"PaymentDeclinedException: no\":2},"
                  + "\"latest\":{\"trace_id\":\"rsn_1_aaaaa3aaa\","
                  + "\"error\":\"PaymentDeclinedException: no\",\"at\":\"Orders.java:42\","
                  + "\"cause\":\"\",\"inputs\":\"card=3\"}}"),
          facts(store));
      assertEquals(new IngestResult(0, 0, 0, 0, 1, List.of()), add(store, trace));
      Path copy = write("other.jsonl", "\n", Files.readString(trace));
      assertEquals(new IngestResult(5, 0, 0, 0, 0, List.of()), add(store, copy));
      assertEquals(7, store.stats().all());
    }
  }

  @Test
  void facts_areTheSame_inWhicheverOrderTracesOfOneTimeAreAdded() throws IOException {
    Path first = write("first.jsonl", Events.failure("aaaaa", 2, "no"));
    Path second = write("second.jsonl", Events.failure("bbbbb", 2, "no"));
    try (PacketStore store = open("m");
        PacketStore other = open("n")) {
      add(store, first);
      add(store, second);
      add(other, second);
      add(other, first);
      assertEquals(facts(store), facts(other));
    }
  }

  @Test
  void trace_thatGrowsIsReadFromWhereItWas() throws IOException {
    Path trace = write("trace.jsonl", Events.run("aaaaa", "0a"), Events.failure("aaaaa", 1, "no"));
    try (PacketStore store = open("m")) {
      add(store, trace);
      String whole = Files.readString(trace) + Events.failure("aaaaa", 2, "no");
      Files.writeString(trace, whole + Events.failure("aaaaa", 3, "no").substring(0, 200));
      IngestResult torn = add(store, trace);
      assertEquals(List.of(1L, 1L, 1L), List.of(torn.events(), torn.added(), torn.resumedFiles()));
      assertTrue(
          torn.skipped().get(0).toString().contains("it has no end, and may be being written"));
      Files.writeString(trace, whole + Events.failure("aaaaa", 3, "no"));
      IngestResult rest = add(store, trace);
      assertEquals(List.of(1L, 1L, 2L), List.of(rest.events(), rest.added(), rest.facts()));
      List<Packet> patterns = new ArrayList<>();
      store.forEach(PacketFilter.ALL.ofTypes(Set.of(PacketType.PATTERN)), patterns::add);
      assertEquals(6, patterns.size());
      assertEquals(2, facts(store).size());
      Packet last = patterns.get(patterns.size() - 1);
      assertTrue(store.get(last.provenance().parent()).isPresent());
    }
  }

  @Test
  void trace_ofAnotherBeginningIsReadFromItsStart() throws IOException {
    Path trace = write("trace.jsonl", Events.success("aaaaa", 1), Events.success("aaaaa", 2));
    try (PacketStore store = open("m")) {
      add(store, trace);
      write(
          "trace.jsonl",
          Events.success("aaaaa", 1),
          Events.success("aaaaa", 3),
          Events.success("aaaaa", 4));
      IngestResult changed = add(store, trace);
      assertEquals(
          List.of(3L, 2L, 0L), List.of(changed.events(), changed.added(), changed.resumedFiles()));
    }
  }

  @Test
  void rotatedAndCompressedFiles_areReadFromTheOldestOn() throws IOException {
    Files.write(
        folder.resolve("trace.2.jsonl.gz"),
        gzip(Events.run("aaaaa", "0a") + Events.success("aaaaa", 1)));
    write("trace.1.jsonl", Events.success("aaaaa", 2));
    Path trace = write("trace.jsonl", Events.success("aaaaa", 3));
    try (PacketStore store = open("m")) {
      assertEquals(4, add(store, trace).added());
      assertTrue(facts(store).iterator().next().contains("\"revision\":\"0a\",\"calls\":3"));
      Files.move(folder.resolve("trace.1.jsonl"), folder.resolve("trace.3.jsonl"));
      Files.write(folder.resolve("trace.1.jsonl.gz"), gzip(Files.readString(trace)));
      write("trace.jsonl", Events.success("aaaaa", 4));
      IngestResult rotated = add(store, trace);
      assertEquals(
          List.of(1L, 1L, 3L), List.of(rotated.events(), rotated.added(), rotated.resumedFiles()));
    }
  }

  @Test
  void damagedLines_areSkippedCountedAndNamed() throws IOException {
    Path trace =
        write(
            "trace.jsonl",
            Events.success("aaaaa", 1),
            "no event\n",
            "\n",
            "{\"a\":1}\n",
            Events.success("aaaaa", 2),
            Events.success("aaaaa", 3).replace("\"thread\"", "[".repeat(200) + "\"thread\""));
    byte[] packed = gzip(Events.success("bbbbb", 1).repeat(50) + Events.success("bbbbb", 2));
    Path cut = folder.resolve("cut.jsonl.gz");
    Files.write(cut, Arrays.copyOf(packed, packed.length - 12));
    try (PacketStore store = open("m")) {
      IngestResult result = add(store, trace, cut);
      assertEquals(3, result.skipped().get(0).count());
      assertEquals(List.of(2L, 4L, 6L), result.skipped().get(0).firstLines());
      assertTrue(
          result.skipped().get(1).toString().contains("the compressed file is damaged here"));
      assertEquals(3, result.added(), result.toString());
    }
  }

  @Test
  void eventOfAFarYear_isAddedAndFound() throws IOException {
    String far = Events.success("aaaaa", 1).replace("2026-01-13", "9999-12-31");
    Path trace = write("trace.jsonl", far, Events.success("aaaaa", 2));
    try (PacketStore store = open("store")) {
      assertEquals(2, add(store, trace).added());
      assertEquals(Instant.parse("9999-12-31T14:00:01Z"), store.stats().last());
    }
  }

  @Test
  void fileThatIsNoTrace_isRefused() throws IOException {
    Path text = write("notes.jsonl", "this is\n", "no trace\n");
    try (PacketStore store = open("m")) {
      NoTraceException e = assertThrows(NoTraceException.class, () -> add(store, text));
      assertTrue(e.getMessage().startsWith(text + " is no trace: none of its lines is an event"));
      assertThrows(IOException.class, () -> add(store, folder.resolve("none.jsonl")));
      assertEquals(0, store.stats().all());
    }
  }

  @Test
  void streams_areReadAsTheyCome() throws IOException {
    String lines = Events.run("aaaaa", "0a") + Events.success("aaaaa", 1);
    try (PacketStore store = open("m")) {
      IngestResult result =
          new Ingest(store, new IngestProgress(), said::add)
              .add(
                  List.of(Path.of("-")),
                  new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
                  false);
      assertEquals(2, result.added());
    }
  }

  @Test
  void taskOfAnAgent_isAToolCall() throws IOException {
    try (PacketStore store = open("m")) {
      add(store, write("trace.jsonl", Events.toolCall()));
      List<Packet> calls = new ArrayList<>();
      store.forEach(PacketFilter.ALL.ofTypes(Set.of(PacketType.TOOL_CALL)), calls::add);
      Packet call = calls.get(0);
      assertEquals("agent-7", call.metadata().agent());
      assertEquals("t-1", call.correlationId());
      assertEquals(0.5, call.confidence());
      assertEquals(List.of("retry"), call.tags());
      assertTrue(
          facts(store).toString().contains("\"method\":\"agent-7:compile\",\"error\":\"IOError\""));
    }
  }

  @Test
  void facts_areThoseOfWhatIsntForgotten() throws IOException {
    String first = Events.run("aaaaa", "0a") + Events.success("aaaaa", 1);
    String secret = Events.failure("aaaaa", 2, "secret") + Events.success("aaaaa", 3);
    String last = Events.failure("aaaaa", 4, "no");
    try (PacketStore all = open("all");
        PacketStore rest = open("rest")) {
      add(all, write("all.jsonl", first, secret));
      add(all, write("last.jsonl", last));
      for (int number : new int[] {2, 3}) {
        assertEquals(
            1,
            Facts.forget(
                all, PacketFilter.ALL.ofThread(PacketIds.ofThread(Events.id("aaaaa", number)))));
      }
      add(rest, write("rest.jsonl", first, last));
      assertEquals(facts(rest), facts(all));
      assertEquals(rest.stats().all(), all.stats().all() - all.stats().replaced());
      Facts.forget(all, PacketFilter.ALL.between(null, Instant.parse("2027-01-01T00:00:00Z")));
      assertEquals(0, all.stats().all());
    }
    for (String file : List.of("memory.db", "memory.db-wal")) {
      Path path = folder.resolve("all").resolve(file);
      assertFalse(
          Files.exists(path)
              && Files.readString(path, StandardCharsets.ISO_8859_1).contains("secret"),
          file);
    }
  }

  @Test
  void blocks_ofFilesAndFoldersAreAdded() throws IOException {
    Files.createDirectories(folder.resolve("src"));
    String block =
        "class A {}\n// ============================================================================\n"
            + "// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT\n"
            + "// ============================================================================\n"
            + "// {\"trace_id\": \"sys_1_aaaaa1\", \"task\": \"pay\","
            + " \"timestamp\": \"2026-01-02T02:30:00Z\", \"patterns_used\": [],\n"
            + "// \"graph\": {\"nodes\": [{\"id\": \"A.pay\", \"file\": \"A.java\", \"layer\":"
            + " \"system\", \"calls\": 1}], \"edges\": []}, \"inputs\": {}, \"outputs\": {},\n"
            + "// \"metrics\": {\"confidence\": \"\", \"errors_detected\": [\"IOException: gone\"],"
            + " \"stability_score\": \"\"}}\n"
            + "// ============================================================================\n"
            + "// END L9 DORA BLOCK\n"
            + "// ============================================================================\n";
    write("src/A.java", block);
    write("src/B.java", "class B {}\n");
    try (PacketStore store = open("m")) {
      assertEquals(new IngestResult(0, 1, 1, 0, 0, List.of()), add(store, folder.resolve("src")));
      assertEquals(new IngestResult(0, 1, 0, 0, 0, List.of()), add(store, folder.resolve("src")));
      write("src/A.java", block.replace("02:30", "02:31").replace("gone", "moved"));
      assertEquals(1, add(store, folder.resolve("src/A.java")).added());
      assertEquals(1, store.withKeys(Set.of("a.java"), PacketFilter.CURRENT, 9).size());
      assertEquals(1, store.withWords(Set.of("moved"), PacketFilter.CURRENT, 9).size());
      assertEquals(0, store.withWords(Set.of("gone"), PacketFilter.CURRENT, 9).size());
      assertEquals(List.of(), said);
    }
  }
}
