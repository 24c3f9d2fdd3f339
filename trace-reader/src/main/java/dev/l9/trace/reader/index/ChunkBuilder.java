package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.Event;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Counts the events of the part of a file at whose end lines are still appended, or which is being
 * read for the first time. Not safe for use by several threads.
 */
final class ChunkBuilder {

  private final long from;
  private final int firstMethod;
  private final MethodTable methods;
  private final OpenCalls calls;
  private final Facts facts = new Facts();
  private final CRC32C checksum = new CRC32C();
  private long to;
  private int events;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;
  private long[] ids = new long[1024];
  private int idCount;

  ChunkBuilder(long from, MethodTable methods, OpenCalls calls) {
    this.from = from;
    this.to = from;
    this.methods = methods;
    this.firstMethod = methods.size();
    this.calls = calls;
  }

  /** Goes past bytes of the file, which may be no event. */
  void pass(byte[] bytes, int start, int end) {
    checksum.update(bytes, start, end - start);
    to += end - start;
  }

  /** The part is a compressed file of this size. */
  void passCompressed(long size) {
    to = size;
  }

  /** Where the part ends so far. */
  long to() {
    return to;
  }

  long length() {
    return to - from;
  }

  void add(Event event) {
    if (event.isNotice()) {
      addId(IdFilter.hash(event.traceId()));
      reach(event);
      if (event.isRun()) {
        facts.addRun(event);
      }
      return;
    }
    long idHash = IdFilter.hash(event.traceId());
    int method = methods.number(event);
    addId(idHash);
    reach(event);
    events++;
    facts.add(event, method);
    calls.add(event, idHash, method, facts);
  }

  private void addId(long hash) {
    if (idCount == ids.length) {
      ids = Arrays.copyOf(ids, 2 * ids.length);
    }
    ids[idCount++] = hash;
  }

  private void reach(Event event) {
    long start = event.startMicros();
    firstMicros = Math.min(firstMicros, start);
    lastMicros = Math.max(lastMicros, start + event.durationNanos() / 1_000);
  }

  Facts facts() {
    return facts;
  }

  private Chunk.Range range() {
    return new Chunk.Range(from, to, (int) checksum.getValue(), events, firstMicros, lastMicros);
  }

  /** The part as it is now. */
  Chunk soFar() {
    return Chunk.of(range(), facts, IdFilter.of(ids, idCount));
  }

  /** The part that doesn't change any more. */
  Chunk.Sealed seal() {
    return new Chunk.Sealed(
        range(), methods.from(firstMethod), facts, calls.nextPart(), IdFilter.of(ids, idCount));
  }
}
