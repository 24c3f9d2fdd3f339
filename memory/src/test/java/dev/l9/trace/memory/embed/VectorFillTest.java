package dev.l9.trace.memory.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.memory.ingest.Events;
import dev.l9.trace.memory.ingest.Ingest;
import dev.l9.trace.memory.ingest.IngestProgress;
import dev.l9.trace.memory.ingest.Reflection;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFillTest {

  @TempDir private Path folder;

  private final FakeEmbedder embedder = new FakeEmbedder();
  private PacketStore store;
  private int files;

  @BeforeEach
  void open() throws IOException {
    store = PacketStores.make(new StoreUrl.InFolder(folder.resolve("memory")));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private void add(String... lines) throws IOException {
    files++;
    Path trace = folder.resolve("trace" + files + "/trace.jsonl");
    Files.createDirectories(trace.getParent());
    Files.writeString(trace, Events.run("aaaaa", "0a") + String.join("", lines));
    new Ingest(store, new IngestProgress(), System.err::println)
        .add(List.of(trace), InputStream.nullInputStream(), false);
  }

  private long fill(long most) throws IOException {
    return new VectorFill(store, embedder).fill(most);
  }

  @Test
  void facts_areEmbeddedInWordsWithoutCounts() throws IOException {
    add(Events.success("aaaaa", 1), Events.failure("aaaaa", 2, "payment declined"));
    Reflection note =
        new Reflection("Retry once.", "ann", "com.acme.Orders#payLater", "", "", 1, List.of("pay"));
    Ingest.reflect(store, note, Instant.parse("2026-01-14T00:00:00Z"));
    assertEquals(0, fill(99));
    assertEquals(
        List.of(
            "total, orders, acme",
            "total, orders, acme fails with payment declined exception: payment declined (card)",
            "Retry once. / pay later, orders, acme (pay)"),
        embedder.texts());
    assertEquals(Map.of("fake", 3L), store.stats().vectors());
  }

  @Test
  void fact_thatIsCountedAnewKeepsItsVector() throws IOException {
    add(Events.failure("aaaaa", 1, "payment declined"));
    fill(99);
    embedder.texts();
    add(Events.failure("aaaaa", 2, "payment declined"), Events.success("aaaaa", 3));
    assertEquals(2, store.withoutVector(embedder.model(), 9).size());
    assertEquals(0, fill(99));
    assertEquals(List.of(), embedder.texts());
    assertEquals(Map.of("fake", 2L), store.stats().vectors());
    assertEquals(2, store.nearest(embedder.model(), new float[6], PacketFilter.ALL, 9).size());
    add(Events.failure("aaaaa", 4, "payment declined by the bank"));
    fill(99);
    assertEquals(
        List.of(
            "total, orders, acme fails with payment declined exception: payment declined; payment"
                + " declined by the bank (card)"),
        embedder.texts());
  }

  @Test
  void filling_goesOnWhereItWasBounded() throws IOException {
    add(Events.failure("aaaaa", 1, "payment declined"), Events.toolCall());
    assertEquals(3, fill(1));
    assertEquals(1, fill(2));
    assertEquals(0, fill(9));
    assertEquals(4, embedder.texts().size());
    assertEquals(Map.of("fake", 4L), store.stats().vectors());
  }

  @Test
  void jar_hasToHoldTheModel() throws IOException {
    assertEquals(Optional.empty(), Embedders.beside());
    Path jar = folder.resolve("empty.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new java.util.zip.ZipEntry("x"));
    }
    EmbeddingException e = assertThrows(EmbeddingException.class, () -> Embedders.of(jar));
    assertEquals(
        jar + " has no service dev.l9.trace.memory.embed.Embedder; build it again", e.getMessage());
    Path other = folder.resolve("other.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(other))) {
      out.putNextEntry(
          new java.util.zip.ZipEntry("META-INF/services/dev.l9.trace.memory.embed.Embedder"));
      out.write("no.such.Model\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    String said = assertThrows(EmbeddingException.class, () -> Embedders.of(other)).getMessage();
    assertEquals(true, said.startsWith(other + " is of another version, or damaged ("), said);
  }
}
