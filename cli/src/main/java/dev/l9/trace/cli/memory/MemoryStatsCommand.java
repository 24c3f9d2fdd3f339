package dev.l9.trace.cli.memory;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreStats;
import dev.l9.trace.model.CapturedValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code l9 memory stats}: how much is remembered. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description = "Says how much is remembered, of what, and since when.",
    footer = {"%nExample:", "  l9 memory stats --store file:.l9/memory"})
final class MemoryStatsCommand implements Callable<Integer> {

  @Mixin private final StoreOption store = new StoreOption();

  @Override
  public Integer call() throws IOException {
    try (PacketStore opened = store.open()) {
      StoreStats stats = opened.stats();
      if (store.isJson()) {
        printJson(stats, opened.url().toString());
      } else {
        print(stats, opened.url().toString());
      }
    }
    return 0;
  }

  private void print(StoreStats stats, String url) {
    store.out().println(url);
    for (PacketType type : PacketType.values()) {
      long count = stats.packets().getOrDefault(type, 0L);
      if (count > 0) {
        store.out().printf(Locale.ROOT, "%,12d %s%n", count, type.label());
      }
    }
    store
        .out()
        .printf(
            Locale.ROOT,
            "%,12d in all, from %s to %s%n",
            stats.all(),
            time(stats.first()),
            time(stats.last()));
    store
        .out()
        .printf(
            Locale.ROOT,
            "%,12d are searched; newer ones replace %,d%n",
            stats.searched(),
            stats.replaced());
    store.out().printf(Locale.ROOT, "%,12d bytes%n", stats.bytes());
    if (!stats.hasVectors()) {
      store.say("this server has no extension pgvector: searches are by words alone");
    }
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "never" : PacketJson.time(time);
  }

  private void printJson(StoreStats stats, String url) {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginObject();
    json.key("store").value(url).key("packets").beginObject();
    for (PacketType type : PacketType.values()) {
      json.key(type.label()).value(stats.packets().getOrDefault(type, 0L));
    }
    json.end().key("all").value(stats.all()).key("replaced").value(stats.replaced());
    json.key("searched").value(stats.searched()).key("vectors").beginObject();
    stats.vectors().forEach((model, count) -> json.key(model).value(count));
    json.end().key("first").value(time(stats.first())).key("last").value(time(stats.last()));
    json.key("bytes").value(stats.bytes()).key("schema").value(stats.version());
    json.key("has_vectors").value(new CapturedValue.Bool(stats.hasVectors()));
    store.out().println(json.end());
  }
}
