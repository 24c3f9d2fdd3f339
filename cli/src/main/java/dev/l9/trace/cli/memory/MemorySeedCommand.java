package dev.l9.trace.cli.memory;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.memory.seed.SeedException;
import dev.l9.trace.memory.seed.SeedProblem;
import dev.l9.trace.memory.seed.SeedResult;
import dev.l9.trace.memory.seed.SeedResult.Outcome;
import dev.l9.trace.memory.seed.Seeds;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code l9 memory seed}: remembers what is true in general, before anything ran. */
@Command(
    name = "seed",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Loads packs of seeds: what is true for programs in general, or for yours, with its sources."
          + " Searches find them behind what ran, and learning begins with them.",
      "The four packs of l9 are loaded at the first l9 memory add."
    },
    footer = {
      "%nExamples:",
      "  l9 memory seed docs/rules",
      "  l9 memory seed      # the packs of l9 again, after they were forgotten"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the store has the packs",
      "2:wrong usage, mistakes in packs, or a store that can't be opened; nothing was loaded"
    })
final class MemorySeedCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "A folder: all its files that end in .yaml are packs. Without it, the packs of l9 are"
              + " loaded again.")
  private @Nullable Path folder;

  @Mixin private final StoreOption store = new StoreOption();

  @Override
  public Integer call() throws IOException {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new ToolFailure(folder + " is no folder; name the one in which the packs are");
    }
    try {
      Seeds seeds = folder == null ? Seeds.shipped() : Seeds.of(folder);
      try (PacketStore opened = store.make()) {
        if (folder != null) {
          Seeds.loadNew(opened);
        }
        print(seeds.load(opened), opened.url().toString());
      }
      return 0;
    } catch (SeedException e) {
      for (SeedProblem problem : e.problems()) {
        store.say(problem.toString());
      }
      store.say("nothing was loaded");
      return 2;
    }
  }

  private void print(List<SeedResult> results, String url) {
    if (store.isJson()) {
      printJson(results);
      return;
    }
    for (SeedResult result : results) {
      if (result.outcome() == Outcome.OLDER) {
        store.say(
            result.pack()
                + ": the store has a newer version than "
                + result.version()
                + ", which stays");
      } else {
        store
            .out()
            .printf(
                Locale.ROOT,
                "%s, version %d: %,d %s, %,d new, %,d changed, %,d removed%n",
                result.pack(),
                result.version(),
                result.entries(),
                result.entries() == 1 ? "entry" : "entries",
                result.added(),
                result.changed(),
                result.removed());
      }
    }
    store.out().println("in " + url);
  }

  private void printJson(List<SeedResult> results) {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginArray();
    for (SeedResult result : results) {
      json.beginObject().key("pack").value(result.pack()).key("version").value(result.version());
      json.key("outcome").value(result.outcome().name().toLowerCase(Locale.ROOT));
      json.key("entries").value(result.entries()).key("added").value(result.added());
      json.key("changed").value(result.changed()).key("removed").value(result.removed()).end();
    }
    store.out().println(json.end());
  }
}
