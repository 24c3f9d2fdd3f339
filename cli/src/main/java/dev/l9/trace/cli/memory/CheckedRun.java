package dev.l9.trace.cli.memory;

import dev.l9.trace.memory.ingest.Ingest;
import dev.l9.trace.memory.ingest.IngestProgress;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import dev.l9.trace.memory.world.RunCheck;
import dev.l9.trace.memory.world.RunLearner;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The run that is checked: one of the memory, or that of a trace. */
final class CheckedRun {

  private static final int MOST_NAMED = 5;

  private final PacketStore store;
  private final String name;
  private final Consumer<String> said;

  /**
   * @param name a trace, or the beginning of a run's id
   */
  CheckedRun(PacketStore store, String name, Consumer<String> said) {
    this.store = store;
    this.name = name;
    this.said = said;
  }

  /**
   * Checks it.
   *
   * @throws ToolFailure if there is no such run, or several
   */
  RunCheck check(RunLearner learner) throws IOException {
    if (Files.isRegularFile(Path.of(name))) {
      return checkTrace(learner);
    }
    String run = run();
    RunCheck check = learner.check(run);
    if (check.checked() == 0) {
      throw new ToolFailure(
          "the memory has no execution of the run " + run + ", which was forgotten");
    }
    return check;
  }

  private String run() throws IOException {
    Set<String> runs = RunLearner.runs(store, name);
    if (runs.size() == 1) {
      return runs.iterator().next();
    }
    Set<String> all = runs.isEmpty() ? RunLearner.runs(store, "") : runs;
    String some = String.join(", ", all.stream().limit(MOST_NAMED).toList());
    if (!runs.isEmpty()) {
      throw new ToolFailure(
          runs.size() + " runs begin with " + name + ": " + some + "; write more of its id");
    }
    throw new ToolFailure(
        name
            + " is neither a trace nor a run or JVM in "
            + store.url()
            + (some.isEmpty() ? "" : ", which has " + some)
            + "; l9 runs lists the runs of a trace");
  }

  /** A trace is added to a store of its own, which has its events in the order of time. */
  private RunCheck checkTrace(RunLearner learner) throws IOException {
    Path folder = Files.createTempDirectory("l9-memory-");
    try (PacketStore other = PacketStores.make(new StoreUrl.InFolder(folder))) {
      Ingest ingest = new Ingest(other, new IngestProgress(), said);
      ingest
          .add(List.of(Path.of(name)), System.in, false)
          .skipped()
          .forEach(skipped -> said.accept(skipped.toString()));
      RunCheck check = learner.check(other);
      if (check.checked() == 0) {
        throw new ToolFailure(
            name + " has no execution of a method that is asked for; nothing was checked");
      }
      return check;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
