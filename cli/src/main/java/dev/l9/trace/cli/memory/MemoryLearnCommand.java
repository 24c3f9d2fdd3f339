package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.seed.SeedPriors;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.world.AllLearners;
import dev.l9.trace.memory.world.Breakage;
import dev.l9.trace.memory.world.Findings;
import dev.l9.trace.memory.world.RunCheck;
import dev.l9.trace.memory.world.RunLearner;
import dev.l9.trace.memory.world.WorldModel;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code l9 memory learn}: what many executions show. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Learns from all executions in the memory: what always held for arguments and results, what"
          + " failures follow from, which come back, and what has changed between revisions.",
      "What it learns is kept, and found by l9 memory search. It needs the values of arguments and"
          + " results: run the program with the agent's option values=json."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; with --against, nothing broke",
      "1:nothing was learnt, or no test can be written; with --against, something broke",
      "2:wrong usage, no such run, or a store that can't be opened"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  l9 memory learn",
      "  l9 memory learn 'com.acme.*' Orders#total --confidence 0.99",
      "  l9 memory learn --against 5b1f0c66a3de",
      "  l9 memory learn --against build/trace.jsonl --json",
      "  l9 memory learn Orders --as junit -o src/test/java"
    })
final class MemoryLearnCommand implements Callable<Integer> {

  private static final int USUAL_LIMIT = 50;

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "METHOD",
      description = "Only these methods: Class#method, or all of a class; * is for any characters.")
  private List<String> patterns = List.of();

  @Mixin private final StoreOption store = new StoreOption();

  @Option(
      names = "--confidence",
      paramLabel = "X",
      description = "Only what is at least as sure as this, from 0 to 1.")
  private double least;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "At most so many, the surest; 0 for all. By default "
              + USUAL_LIMIT
              + ", and all with"
              + " --json.")
  private @Nullable Integer limit;

  @Option(
      names = "--against",
      paramLabel = "RUN",
      description =
          "Learns from all other runs, keeps nothing, and says what broke in this one: the id of a"
              + " run, or its beginning, or a trace that needn't be in the memory.")
  private @Nullable String against;

  @Mixin private final JunitOptions junit = new JunitOptions();

  @Override
  public Integer call() throws IOException {
    if (!(least >= 0 && least <= 1)) {
      throw new ParameterException(spec.commandLine(), "--confidence is from 0 to 1");
    }
    if (junit.isAsked() && against != null) {
      throw new ParameterException(
          spec.commandLine(), "--as writes tests of what was learnt, and --against checks a run");
    }
    ChosenMethods chosen = new ChosenMethods(patterns);
    try (PacketStore opened = store.open()) {
      Priors priors = SeedPriors.of(opened);
      WorldModel model = new WorldModel(opened, () -> AllLearners.with(priors));
      SortedSet<String> methods = model.methods();
      if (methods.isEmpty()) {
        throw new NothingFound(
            "the memory has no executions; l9 memory add trace.jsonl adds those of a trace");
      } else if (methods.stream().noneMatch(chosen)) {
        throw new NothingFound(chosen.whyNone(methods));
      }
      return against == null
          ? learn(opened, model, chosen)
          : check(new CheckedRun(opened, against, store::say), opened, model, chosen);
    }
  }

  private int learn(PacketStore opened, WorldModel model, ChosenMethods chosen) throws IOException {
    if (junit.isAsked()) {
      return new JunitTests(opened, store, junit, least).write(model, chosen);
    }
    FoundFindings found = new FoundFindings(least, most());
    Findings.Changes[] changes = {new Findings.Changes(0, 0)};
    model.learn(
        chosen,
        sample -> true,
        methods -> {
          found.add(methods);
          changes[0] = changes[0].plus(Findings.keep(opened, methods));
        });
    sayWithoutValues(found.isWithoutValues());
    if (store.isJson()) {
      store.out().println(FindingJson.of(found.shown()));
    } else {
      new FindingText(store.out()).print(found.shown());
      sayMore(found.more());
      store.say(
          String.format(
              Locale.ROOT,
              "%,d findings are new or have other evidence, and %,d don't hold any more",
              changes[0].changed(),
              changes[0].past()));
    }
    return found.shown().isEmpty() ? 1 : 0;
  }

  private int most() {
    if (limit != null) {
      return Math.max(0, limit);
    }
    return store.isJson() ? 0 : USUAL_LIMIT;
  }

  private void sayMore(long more) {
    if (more > 0) {
      store.say(more + " more aren't shown; --limit 0 shows all");
    }
  }

  private void sayWithoutValues(boolean isWithoutValues) {
    if (isWithoutValues) {
      store.say(
          "no event has values of arguments and results, so that little can be learnt; run the"
              + " program with the agent's option values=json, and add its trace");
    }
  }

  private int check(CheckedRun run, PacketStore opened, WorldModel model, ChosenMethods chosen)
      throws IOException {
    RunCheck check = run.check(new RunLearner(opened, model, chosen, least));
    if (!check.hasAnswers()) {
      store.say(
          "no invariant could be checked: the run has no values (values=json), or other methods");
    }
    List<Breakage> broken = check.broken();
    List<Breakage> shown =
        most() == 0 ? broken : broken.subList(0, Math.min(most(), broken.size()));
    if (store.isJson()) {
      store.out().println(FindingJson.ofBroken(check, shown));
    } else {
      print(check, broken.isEmpty());
      new FindingText(store.out()).printBroken(shown);
      sayMore(broken.size() - shown.size());
    }
    return broken.isEmpty() ? 0 : 1;
  }

  private void print(RunCheck check, boolean isWell) {
    store
        .out()
        .printf(
            Locale.ROOT,
            "%,d executions were held against %,d invariants of other runs%s%n",
            check.checked(),
            check.rules(),
            isWell ? "; nothing broke" : "");
  }
}
