package dev.l9.trace.benchmarks.memory;

import dev.l9.trace.memory.ingest.Ingest;
import dev.l9.trace.memory.ingest.IngestProgress;
import dev.l9.trace.memory.ingest.IngestResult;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreStats;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Adds a trace to a store, adds it again, and searches; prints how long each took. */
public final class MemoryIngest {

  private static final String USAGE =
      """
      usage: benchmarks/memory TRACE STORE

        TRACE  a trace, such as benchmarks/generate-trace makes
        STORE  file:FOLDER, which must not be there yet, or jdbc:postgresql://…
      """;

  private static final int SEARCHES = 20;

  private MemoryIngest() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.print(USAGE);
      System.exit(2);
    }
    Path trace = Path.of(args[0]);
    StoreUrl url = StoreUrl.parse(args[1]);
    if (url instanceof StoreUrl.InFolder folder && Files.exists(folder.folder())) {
      System.err.println(folder.folder() + " is there already");
      System.exit(2);
    }
    try (PacketStore store = PacketStores.make(url)) {
      add(store, trace, "add", false);
      add(store, trace, "add again", false);
      add(store, trace, "add again from the start", true);
      search(store);
      StoreStats stats = store.stats();
      System.out.printf(
          Locale.ROOT,
          "the store has %,d packets, of which %,d are searched, and takes %,d bytes%n",
          stats.all(),
          stats.searched(),
          stats.bytes());
    }
  }

  private static void add(PacketStore store, Path trace, String what, boolean isFromStart)
      throws IOException {
    long start = System.nanoTime();
    IngestResult result =
        new Ingest(store, new IngestProgress(), System.err::println)
            .add(List.of(trace), InputStream.nullInputStream(), isFromStart);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %,d events, %,d of them new, in %.1f s, %,.0f a second%n",
        what,
        result.events(),
        result.added(),
        seconds,
        result.events() / seconds);
  }

  private static void search(PacketStore store) throws IOException {
    long start = System.nanoTime();
    int found = 0;
    for (int i = 0; i < SEARCHES; i++) {
      found = store.withWords(Set.of("payment", "declined"), PacketFilter.CURRENT, 10).size();
    }
    System.out.printf(
        Locale.ROOT,
        "search: %d found, in %.1f ms on average%n",
        found,
        (System.nanoTime() - start) / 1e6 / SEARCHES);
  }
}
