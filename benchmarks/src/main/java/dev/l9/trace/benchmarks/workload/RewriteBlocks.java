package dev.l9.trace.benchmarks.workload;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.l9.trace.rewrite.RewriteResult;
import dev.l9.trace.rewrite.SourceFileRewriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts new blocks into Java files of 2,000 lines, and, in turn, does with other such files what
 * can't be left out: reading and writing them.
 *
 * <pre>RewriteBlocks RESULT-FILE SECONDS</pre>
 *
 * <p>Each way works on 64 files in turn, so that none is rewritten more often than the agent would:
 * the rewriter looks for some seconds after each file that it has replaced.
 */
public final class RewriteBlocks {

  private static final int COPIES = 64;
  private static final int WARM_UP_ROUNDS = 2;

  private final Path folder;
  private final SourceFileRewriter rewriter = new SourceFileRewriter();
  private final List<Long> ours = new ArrayList<>();
  private final List<Long> durable = new ArrayList<>();
  private final List<Long> inPlace = new ArrayList<>();
  private int done;

  private RewriteBlocks(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    RewriteBlocks blocks = new RewriteBlocks(Path.of("files").toAbsolutePath());
    blocks.prepare();
    blocks.run(0, WARM_UP_ROUNDS * COPIES);
    blocks.ours.clear();
    blocks.durable.clear();
    blocks.run(Double.parseDouble(args[1]), 40);
    blocks.runInPlace(10 * COPIES);
    blocks.rewriter.close();
    Files.writeString(
        Path.of(args[0]),
        "ours=%s\ndurable=%s\ninPlace=%s\nfiles=%s\n"
            .formatted(
                millis(blocks.ours),
                millis(blocks.durable),
                millis(blocks.inPlace),
                blocks.ours.size()));
  }

  private void prepare() throws IOException {
    byte[] source = BigSource.text("Big").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (String way : List.of("ours", "durable", "in-place")) {
      for (int copy = 0; copy < COPIES; copy++) {
        Path file = file(way, copy);
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, source);
        // Not just now: the rewriter waits where somebody may be saving the file.
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
      }
    }
  }

  private Path file(String way, int copy) {
    return folder.resolve(way).resolve("copy" + copy).resolve("Big.java");
  }

  private void run(double seconds, int atLeast) throws IOException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (int i = 0; i < atLeast || System.nanoTime() < end; i++) {
      int copy = done++ % COPIES;
      long start = System.nanoTime();
      RewriteResult result = rewriter.record(file("ours", copy), BigSource.block(done), false);
      ours.add(System.nanoTime() - start);
      if (result.outcome() != RewriteResult.Outcome.WRITTEN) {
        throw new IllegalStateException(result.toString());
      }
      rewriter.checkReplaced();
      start = System.nanoTime();
      writeDurably(file("durable", copy));
      durable.add(System.nanoTime() - start);
    }
  }

  /** After the others: what it leaves to be written to the disk would be put on their bill. */
  private void runInPlace(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      Path file = file("in-place", i % COPIES);
      long start = System.nanoTime();
      Files.write(file, Files.readAllBytes(file));
      inPlace.add(System.nanoTime() - start);
    }
  }

  /** The steps without which a crash could leave half a file. */
  private static void writeDurably(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Path temporary = file.resolveSibling(".Big.java.tmp");
    try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(temporary, file, ATOMIC_MOVE);
  }

  private static double millis(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6;
  }
}
