package dev.l9.trace.memory.ingest;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.memory.fact.Facts;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.reader.event.EventLineReader;
import dev.l9.trace.tools.file.BlockFile;
import dev.l9.trace.tools.file.BlockFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Adds to a store what was recorded: traces with their rotated and compressed files, and the blocks
 * of files and folders. What is in the store already adds nothing. Not safe for use by several
 * threads.
 */
public final class Ingest {

  private static final String INPUT = "-";
  private static final String TRACE = ".jsonl";

  private final PacketStore store;
  private final IngestProgress progress;
  private final Consumer<String> said;
  private final List<IndexedPacket> blocks = new ArrayList<>();
  private final AtomicLong blocksRead = new AtomicLong();

  /**
   * @param said is told of what can't be read below folders, in a clause
   */
  public Ingest(PacketStore store, IngestProgress progress, Consumer<String> said) {
    this.store = store;
    this.progress = progress;
    this.said = said;
  }

  /**
   * Adds files. Each is a trace, a file with a block, or a folder with such files; {@code -} is a
   * trace that standard input gives.
   *
   * @param isFromStart whether traces are read from their beginnings, also where they were read
   *     before; what was forgotten comes back then
   * @throws IOException where a file can't be read; what was added till then stays
   */
  public IngestResult add(List<Path> paths, InputStream standardInput, boolean isFromStart)
      throws IOException {
    TraceIngest traces = new TraceIngest(store, progress, isFromStart);
    List<TraceFile> files = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (Path path : paths) {
      if (!path.toString().equals(INPUT) && isTrace(path)) {
        files.addAll(TraceFile.of(path));
      } else if (!path.toString().equals(INPUT)) {
        others.add(path);
      }
    }
    for (TraceFile file : files) {
      progress.expect(file.size());
    }
    for (TraceFile file : files) {
      traces.add(file);
    }
    if (paths.contains(Path.of(INPUT))) {
      traces.add(standardInput, "standard input");
    }
    addBlocks(others);
    int facts = Facts.seal(store);
    return new IngestResult(
        progress.events(),
        blocksRead.get(),
        progress.added(),
        facts,
        traces.resumed(),
        traces.skipped());
  }

  /** By its name, or else by its first line: a file with a block may be JSON too. */
  private static boolean isTrace(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    if (name.endsWith(TRACE) || name.endsWith(TRACE + ".gz")) {
      return true;
    }
    if (Files.isDirectory(path)) {
      return false;
    }
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (BlockFormats.of(path).isEmpty()) {
      return true;
    }
    try (TraceLines lines = new TraceLines(new TraceFile(path).open(new AtomicLong()), 0)) {
      return lines.next()
          && new EventLineReader().read(lines.buffer(), lines.from(), lines.to()) != null;
    }
  }

  private void addBlocks(List<Path> paths) throws IOException {
    try {
      new BlockFiles(said).forEach(paths, (file, isNamed) -> addBlock(file));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    flushBlocks();
  }

  private void addBlock(BlockFile file) {
    if (file.block().isEmpty()) {
      said.accept(file.path() + " has no block that can be read");
      return;
    }
    String name = file.path().normalize().toString().replace('\\', '/');
    blocks.add(BlockPackets.of(name, file.block().get()));
    blocksRead.incrementAndGet();
    if (blocks.size() >= 500) {
      try {
        flushBlocks();
      } catch (StoreException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void flushBlocks() throws StoreException {
    List<IndexedPacket> all = List.copyOf(blocks);
    progress.stored(store.write(writer -> writer.add(all)).size());
    blocks.clear();
  }

  /** Adds what somebody has concluded, and returns its packet. */
  public static Packet reflect(PacketStore store, Reflection reflection, Instant now)
      throws StoreException {
    IndexedPacket packet = ReflectionPackets.of(reflection, now);
    store.write(writer -> writer.add(List.of(packet)));
    return packet.packet();
  }
}
