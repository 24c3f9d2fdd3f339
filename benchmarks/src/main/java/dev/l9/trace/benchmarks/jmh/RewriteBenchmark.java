package dev.l9.trace.benchmarks.jmh;

import dev.l9.trace.benchmarks.workload.BigSource;
import dev.l9.trace.rewrite.RewriteResult;
import dev.l9.trace.rewrite.SourceFileRewriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A new block for a Java file of 2,000 lines; 64 files in turn, as in the comparison. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RewriteBenchmark {

  private static final int COPIES = 64;

  private final List<Path> files = new ArrayList<>();
  private final SourceFileRewriter rewriter = new SourceFileRewriter();
  private Path folder = Path.of("");
  private int done;

  @Setup
  public void prepare() throws IOException {
    Path target = Files.createDirectories(Path.of("benchmarks/target/jmh").toAbsolutePath());
    folder = Files.createTempDirectory(target, "rewrite");
    byte[] source = BigSource.text("Big").getBytes(StandardCharsets.UTF_8);
    for (int copy = 0; copy < COPIES; copy++) {
      Path file = folder.resolve("copy" + copy).resolve("Big.java");
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, source);
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
      files.add(file);
    }
  }

  @Benchmark
  public RewriteResult rewrite() {
    RewriteResult result =
        rewriter.record(files.get(done++ % COPIES), BigSource.block(done), false);
    if (result.outcome() != RewriteResult.Outcome.WRITTEN) {
      throw new IllegalStateException(result.toString());
    }
    return result;
  }

  /** As the agent does from time to time; else thousands of files would stay open. */
  @TearDown(Level.Invocation)
  public void look() throws IOException {
    rewriter.checkReplaced();
  }

  @TearDown
  public void delete() throws IOException {
    rewriter.close();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    }
  }
}
