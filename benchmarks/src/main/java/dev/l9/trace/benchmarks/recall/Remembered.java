package dev.l9.trace.benchmarks.recall;

import dev.l9.trace.memory.ingest.Ingest;
import dev.l9.trace.memory.ingest.IngestProgress;
import dev.l9.trace.memory.store.PacketStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fills a memory with what programs did, in two revisions each. */
final class Remembered {

  /** Facts of two revisions are near-duplicates, as they are in a memory that is in use. */
  private static final List<String> REVISIONS =
      List.of(
          "1111111111111111111111111111111111111111", "2222222222222222222222222222222222222222");

  private Remembered() {}

  /** Runs the programs, and adds their traces, unless the memory has something already. */
  static void fill(PacketStore store, Path folder) throws IOException, InterruptedException {
    if (store.stats().all() > 0) {
      return;
    }
    List<Path> traces = new ArrayList<>();
    for (TracedProgram program : TracedProgram.all()) {
      for (int i = 0; i < REVISIONS.size(); i++) {
        Path trace = program.run(folder.resolve(program.name() + "-" + i));
        traces.add(ofRevision(trace, REVISIONS.get(i)));
      }
    }
    new Ingest(store, new IngestProgress(), System.err::println)
        .add(traces, InputStream.nullInputStream(), false);
  }

  /** Both runs are of one working tree, so the second revision is written into the trace. */
  private static Path ofRevision(Path trace, String revision) throws IOException {
    String lines = Files.readString(trace);
    return Files.writeString(
        trace,
        lines.replaceFirst("\"revision\":\"[0-9a-f]*\"", "\"revision\":\"" + revision + "\""));
  }
}
