package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.cli.reading.TimeArgument;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.search.Hit;
import dev.l9.trace.memory.search.SearchBy;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 memory search}: finds what ran. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Finds failures, methods, blocks and reflections.",
      "What has a name that you type (a method, a type of error, a file) comes first; the rest is"
          + " ranked by its words, and by its meaning where there is a model."
    },
    footer = {
      "%nExamples:",
      "  l9 memory search \"payment declined\"",
      "  l9 memory search Orders.total timeout --status error --since 7d",
      "  l9 memory search NullPointerException --json"
    })
final class MemorySearchCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "TEXT", description = "Words and names.")
  private List<String> texts = List.of();

  @Mixin private final StoreOption store = new StoreOption();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      split = ",",
      description = "Only pattern, block, reflection or seed.")
  private List<String> types = List.of();

  @Option(names = "--layer", paramLabel = "LAYER", split = ",", description = "Only these layers.")
  private Set<String> layers = Set.of();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      description = "Only success, error or blocked.")
  private Set<String> statuses = Set.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      split = ",",
      description = "Only these source files, by their names without folders.")
  private Set<String> files = Set.of();

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "Only what happened last at T or later: 10m, 2h, 3d ago, or 2026-01-13.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "T", description = "Only what happened before T.")
  private @Nullable String until;

  @Option(
      names = "--words",
      description = "By names and words alone, also where a model is there; this starts sooner.")
  private boolean isByWords;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many (${DEFAULT-VALUE}).")
  private int limit = 10;

  private record Found(List<Hit> hits, SearchBy by) {}

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit is 1 or more");
    }
    String text = String.join(" ", texts);
    PacketFilter filter = filter();
    Found found;
    try (PacketStore opened = store.open()) {
      found =
          new Meaning(store)
              .search(
                  opened,
                  isByWords,
                  (search, by) -> new Found(search.find(text, filter, limit), by));
    }
    List<Hit> hits = found.hits;
    if (store.isJson()) {
      printJson(found);
    } else if (hits.isEmpty()) {
      throw new NothingFound(
          "nothing in the memory has these words; l9 memory stats says what is there");
    } else {
      HitText shown = new HitText(store.out());
      hits.forEach(shown::print);
    }
    return hits.isEmpty() ? 1 : 0;
  }

  private PacketFilter filter() {
    Set<PacketType> only = new LinkedHashSet<>();
    try {
      types.forEach(type -> only.add(PacketType.of(type)));
      return PacketFilter.CURRENT
          .ofTypes(only)
          .of(layers, statuses)
          .in(files, Set.of())
          .between(time(since), time(until));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static @Nullable Instant time(@Nullable String text) {
    return text == null
        ? null
        : Instant.EPOCH.plus(TimeArgument.micros(text, Instant.now()), ChronoUnit.MICROS);
  }

  private void printJson(Found found) {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginArray();
    for (Hit hit : found.hits) {
      json.beginObject().key("score").json(number(hit.score())).key("why").value(hit.why());
      json.key("names").beginArray();
      hit.names().forEach(json::value);
      json.end().key("words").beginArray();
      hit.words().forEach(json::value);
      json.end().key("meaning").json(hit.meaning() == 0 ? "null" : number(hit.meaning()));
      json.key("by").value(found.by.label());
      json.key("packet").json(PacketJson.write(hit.packet())).end();
    }
    store.out().println(json.end());
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).toString();
  }
}
