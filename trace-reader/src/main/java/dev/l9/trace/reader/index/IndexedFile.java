package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.ByteSearch;
import dev.l9.trace.reader.file.NoTraceException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One file of a trace with its index. The parts of the file are the same whoever indexes it, and
 * however it grew meanwhile: each ends with the first line that makes it two megabytes. Only the
 * facts of parts that are full are written beside the trace. Not safe for use by several threads.
 *
 * <p>The index isn't trusted blindly. Each part has a checksum, which is compared with the bytes of
 * the file whenever a question reads them; at the start, the first and the last part are read for
 * that. Where something differs, everything is counted anew.
 */
final class IndexedFile implements Closeable {

  static final int FULL = 2 << 20;

  /** A line that is longer is no event. */
  private static final int LONGEST_LINE = 32 << 20;

  private static final int READ_AT_ONCE = 1 << 20;
  private static final int SAVED_AT_ONCE = 64;

  private final TraceFileChannel file;
  private final boolean isCompressed;
  private final byte[] head;
  private final String id;
  private final IndexStore store;
  private MethodTable methods = new MethodTable();
  private OpenCalls calls = new OpenCalls();
  private Facts sealed = new Facts();
  private List<Chunk> chunks = new ArrayList<>();
  private List<Chunk.Sealed> unsaved = new ArrayList<>();
  private ChunkBuilder open = new ChunkBuilder(0, methods, calls);
  private boolean isRead;

  private final int full;

  private IndexedFile(
      TraceFileChannel file, byte[] head, @Nullable Path folder, Path trace, int full)
      throws IOException {
    this.file = file;
    this.full = full;
    this.head = head;
    this.isCompressed = file.isCompressed();
    long hash = IdFilter.hash(new String(head, StandardCharsets.ISO_8859_1));
    this.id = HexFormat.of().toHexDigits(hash);
    String name = trace.getFileName() + "." + id + ".l9index";
    this.store = new IndexStore(folder == null ? null : folder.resolve(name));
  }

  /**
   * Opens a file.
   *
   * @param folder where the index is kept; null for memory alone
   * @param trace the trace's name, whatever number the file has
   * @param full so many bytes make a part
   * @return null if there is no file, or no whole line in it yet
   */
  static @Nullable IndexedFile open(Path path, @Nullable Path folder, Path trace, int full)
      throws IOException {
    TraceFileChannel channel = TraceFileChannel.open(path);
    byte[] head = channel == null ? null : channel.head();
    if (channel == null || head == null) {
      if (channel != null) {
        channel.close();
      }
      return null;
    }
    IndexedFile opened = new IndexedFile(channel, head, folder, trace, full);
    opened.load();
    return opened;
  }

  boolean isAt(Path path) throws IOException {
    return file.isAt(path);
  }

  String id() {
    return id;
  }

  MethodTable methods() {
    return methods;
  }

  OpenCalls calls() {
    return calls;
  }

  long size() throws IOException {
    return file.size();
  }

  /** The facts of all that was read. */
  Facts facts() {
    return sealed.plus(open.facts());
  }

  /** All parts, the open one last. */
  List<Chunk> chunks() {
    List<Chunk> all = new ArrayList<>(chunks);
    if (open.length() > 0) {
      all.add(open.soFar());
    }
    return all;
  }

  private void load() throws IOException {
    List<Chunk.Sealed> loaded = isCompressed ? loadCompressed() : store.load();
    if (!isOfFile(loaded)) {
      store.forget();
      return;
    }
    for (Chunk.Sealed chunk : loaded) {
      chunk.newMethods().forEach(methods::number);
      calls.repeat(chunk.calls());
      add(chunk);
    }
    warmUp();
    open = new ChunkBuilder(end(), methods, calls);
    isRead = isCompressed && !loaded.isEmpty();
  }

  private List<Chunk.Sealed> loadCompressed() throws IOException {
    List<Chunk.Sealed> loaded = store.load();
    boolean isWhole = loaded.size() == 1 && loaded.get(0).range().to() == file.size();
    return isWhole ? loaded : List.of();
  }

  private boolean isOfFile(List<Chunk.Sealed> loaded) throws IOException {
    long at = 0;
    for (Chunk.Sealed chunk : loaded) {
      Chunk.Range range = chunk.range();
      if (range.from() != at || range.to() <= at || range.to() - at > full + LONGEST_LINE) {
        return isCompressed && loaded.size() == 1;
      }
      at = range.to();
    }
    return isCompressed
        || loaded.isEmpty()
        || (isIntact(loaded.get(0).range()) && isIntact(loaded.get(loaded.size() - 1).range()));
  }

  private boolean isIntact(Chunk.Range range) throws IOException {
    byte[] bytes = file.read(range.from(), (int) (range.to() - range.from()));
    return TraceFileChannel.isIntact(bytes, range);
  }

  /** What has ended at the end of what was counted before, as if it had been counted just now. */
  private void warmUp() throws IOException {
    int first = isCompressed ? chunks.size() : Math.max(0, chunks.size() - OpenCalls.PARTS_BEHIND);
    for (Chunk chunk : chunks.subList(first, chunks.size())) {
      byte[] bytes = file.read(chunk.from(), chunk.length());
      file.events(
          bytes,
          bytes.length,
          chunk.from(),
          (event, offset) -> {
            if (!event.isNotice()) {
              calls.noteEnded(event, methods.number(event));
            }
          });
      calls.nextPart();
    }
  }

  private void add(Chunk.Sealed chunk) {
    sealed.add(chunk.facts());
    chunks.add(chunk.chunk());
  }

  private long end() {
    return chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).to();
  }

  /**
   * Counts what has come since.
   *
   * @param progress is told how many bytes were counted
   */
  void refresh(LongConsumer progress) throws IOException {
    if (isCompressed) {
      readCompressed();
    } else {
      if (file.size() < open.to() || !Arrays.equals(head, file.read(0, head.length))) {
        reset();
      }
      readNew(progress);
    }
    save();
  }

  /** Counts everything anew, since the file isn't what was counted. */
  void reset() {
    methods = new MethodTable();
    calls = new OpenCalls();
    sealed = new Facts();
    chunks = new ArrayList<>();
    unsaved = new ArrayList<>();
    open = new ChunkBuilder(0, methods, calls);
    isRead = false;
    store.forget();
  }

  private void readCompressed() throws IOException {
    if (isRead) {
      return;
    }
    try {
      file.compressedEvents((event, number) -> open.add(event));
    } catch (NoTraceException e) {
      // It stays without events.
    }
    open.passCompressed(file.size());
    seal();
    isRead = true;
  }

  private void readNew(LongConsumer progress) throws IOException {
    int wanted = READ_AT_ONCE;
    long size = file.size(); // What comes meanwhile is for the next time, so that this ends.
    while (open.to() < size) {
      byte[] bytes = file.read(open.to(), wanted);
      int done = count(bytes);
      progress.accept(open.to());
      if (done == 0 && bytes.length < wanted) {
        return; // The beginning of a line waits for the rest.
      }
      wanted = done > 0 ? READ_AT_ONCE : 2 * wanted;
      if (wanted > LONGEST_LINE) {
        open.pass(bytes, 0, bytes.length);
        seal();
        wanted = READ_AT_ONCE;
      }
      if (unsaved.size() >= SAVED_AT_ONCE) {
        save();
      }
    }
  }

  /** Counts the whole lines, and says where the last of them ends. */
  private int count(byte[] bytes) throws IOException {
    int at = 0;
    while (at < bytes.length) {
      int end = endOfPart(bytes, at);
      long start = open.to();
      byte[] part = at == 0 ? bytes : Arrays.copyOfRange(bytes, at, end);
      int length = file.events(part, end - at, start, (event, offset) -> open.add(event));
      open.pass(part, 0, length);
      at += length;
      if (open.length() < full) {
        return at;
      }
      seal();
    }
    return at;
  }

  /** Where the line ends that makes the open part full; the end of the bytes if none does. */
  private int endOfPart(byte[] bytes, int from) {
    long missing = full - open.length();
    if (bytes.length - from < missing) {
      return bytes.length;
    }
    int end = ByteSearch.lineEnd(bytes, from + (int) Math.max(0, missing - 1), bytes.length);
    return end < 0 ? bytes.length : end + 1;
  }

  private void seal() {
    Chunk.Sealed chunk = open.seal();
    add(chunk);
    unsaved.add(chunk);
    open = new ChunkBuilder(end(), methods, calls);
  }

  private void save() {
    if (!unsaved.isEmpty() && store.append(unsaved)) {
      unsaved = new ArrayList<>();
    }
  }

  /**
   * Hands over the events of a part.
   *
   * @throws ChangedException if the part isn't what was counted
   */
  void read(Chunk chunk, TraceFileChannel.Taker taker) throws IOException {
    if (isCompressed) {
      file.compressedEvents(taker);
      return;
    }
    byte[] bytes = file.read(chunk.from(), chunk.length());
    if (!TraceFileChannel.isIntact(bytes, chunk.range())) {
      throw new ChangedException(this);
    }
    file.events(bytes, bytes.length, chunk.from(), taker);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** A part isn't what was counted: somebody has changed the file other than at its end. */
  static final class ChangedException extends IOException {

    private static final long serialVersionUID = 1;

    private final transient IndexedFile file;

    ChangedException(IndexedFile file) {
      super("a part of the trace was changed while it was read");
      this.file = file;
    }

    IndexedFile file() {
      return file;
    }
  }
}
