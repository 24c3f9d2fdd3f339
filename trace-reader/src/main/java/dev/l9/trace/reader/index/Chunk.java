package dev.l9.trace.reader.index;

import java.util.List;

/**
 * A part of a file that ends with a line, as it is remembered when its facts are counted: what
 * tells whether a question need look into it. Immutable.
 */
final class Chunk {

  private final Range range;
  private final IdFilter ids;

  /** The numbers of the methods that have ended in it, ascending. */
  private final int[] methods;

  private final int[] calls;
  private final int[] successes;
  private final long[] maxNanos;

  /**
   * Where a chunk is, and when its executions were.
   *
   * @param from where it begins in the file
   * @param checksum of its bytes; what is read of the file has to agree
   * @param firstMicros when the first of its executions started
   * @param lastMicros when the last of them ended
   */
  record Range(long from, long to, int checksum, int events, long firstMicros, long lastMicros) {}

  /**
   * All that the index keeps of a chunk that doesn't change any more.
   *
   * @param newMethods the methods that no earlier chunk has
   */
  record Sealed(
      Range range,
      List<IndexedMethod> newMethods,
      Facts facts,
      OpenCalls.Change calls,
      IdFilter ids) {

    Chunk chunk() {
      return Chunk.of(range, facts, ids);
    }
  }

  private Chunk(Range range, IdFilter ids, int[] methods) {
    this.range = range;
    this.ids = ids;
    this.methods = methods;
    this.calls = new int[methods.length];
    this.successes = new int[methods.length];
    this.maxNanos = new long[methods.length];
  }

  /** A chunk with what its facts say of methods. */
  static Chunk of(Range range, Facts facts, IdFilter ids) {
    int[] methods = facts.methods.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    Chunk chunk = new Chunk(range, ids, methods);
    for (int i = 0; i < methods.length; i++) {
      MethodCounts counts = facts.methods.getOrDefault(methods[i], new MethodCounts());
      chunk.calls[i] = (int) counts.calls;
      chunk.successes[i] = (int) counts.successes;
      chunk.maxNanos[i] = counts.maxNanos;
    }
    return chunk;
  }

  Range range() {
    return range;
  }

  long from() {
    return range.from();
  }

  long to() {
    return range.to();
  }

  int length() {
    return (int) (range.to() - range.from());
  }

  /** Whether the chunk may have an event with an id that has this hash. */
  boolean mayHaveId(long hash) {
    return ids.mayHave(hash);
  }

  /** How many methods have ended in it. */
  int methodCount() {
    return methods.length;
  }

  /** The number of the method at this place of the chunk's list. */
  int method(int index) {
    return methods[index];
  }

  /** The longest execution of the method. */
  long maxNanos(int index) {
    return maxNanos[index];
  }

  /** Whether an execution of the method has succeeded in it. */
  boolean hasSuccess(int index) {
    return successes[index] > 0;
  }

  /** Whether an execution of the method has not succeeded in it. */
  boolean hasFailure(int index) {
    return calls[index] > successes[index];
  }
}
