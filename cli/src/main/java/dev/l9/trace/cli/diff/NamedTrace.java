package dev.l9.trace.cli.diff;

import dev.l9.trace.reader.diff.TraceComparison;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.Damage;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What one side of a comparison is: a file, or the events of one run in files. */
final class NamedTrace implements TraceComparison.Trace {

  private static final int MAX_NAMED = 5;

  private final String name;
  private final List<Path> files;
  private final Set<String> jvms;
  private final Consumer<String> said;
  private boolean isReported;

  private NamedTrace(String name, List<Path> files, Set<String> jvms, Consumer<String> said) {
    this.name = name;
    this.files = files;
    this.jvms = jvms;
    this.said = said;
  }

  /**
   * Finds a trace.
   *
   * @param name a file, {@code -} for standard input, or else the id of a run
   * @param in the files in which a run is looked for
   * @param said is told of what is skipped in a file
   * @throws ToolFailure if there is neither
   */
  static NamedTrace of(String name, List<Path> in, Consumer<String> said) throws IOException {
    if (name.equals("-") || Files.exists(Path.of(name))) {
      return new NamedTrace(name, List.of(Path.of(name)), Set.of(), said);
    }
    for (Path file : in) {
      if (!Files.exists(file)) {
        throw new ToolFailure(
            "there is no file " + name + ", and no " + file + " in which it could be a run");
      }
    }
    return run(name, in, said);
  }

  /** The events of a JVM have characters in their ids that its run event has too. */
  private static NamedTrace run(String name, List<Path> in, Consumer<String> said)
      throws IOException {
    Set<String> jvms = new HashSet<>();
    Set<String> runs = new TreeSet<>();
    try (TraceReader reader = TraceReader.open(in, System.in)) {
      reader.forEach(
          event -> {
            String run = event.isRun() ? event.text("run") : null;
            if (name.equals(run)) {
              jvms.add(event.jvm());
            } else if (run != null && runs.size() < MAX_NAMED) {
              runs.add(run);
            }
          });
    }
    if (jvms.isEmpty()) {
      throw new ToolFailure(
          name
              + " is neither a file nor a run in "
              + in.get(0)
              + (runs.isEmpty() ? "" : ", which has " + String.join(", ", runs))
              + "; see l9 runs");
    }
    return new NamedTrace(name, in, jvms, said);
  }

  String name() {
    return name;
  }

  @Override
  public void forEach(EventListener listener) throws IOException {
    try (TraceReader reader = TraceReader.open(files, System.in)) {
      if (!jvms.isEmpty()) {
        reader.filter(event -> jvms.contains(event.jvm()));
      }
      reader.forEach(listener);
      if (!isReported) {
        isReported = true;
        for (Damage.Skipped skipped : reader.damage().files()) {
          said.accept(skipped.toString());
        }
      }
    }
  }
}
