package dev.l9.trace.contract.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the next entry of a log has to know of those before. Immutable.
 *
 * @param hash that of the last whole entry, as its line says it
 * @param isTorn whether the last line has no line end
 */
record LogEnd(String hash, boolean isTorn) {

  /** Nearly always the last whole entry is in as many last bytes. */
  private static final int TAIL = 1 << 18;

  /** Reads the end of a log that is locked. */
  static LogEnd of(FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, TAIL));
    while (tail.hasRemaining()
        && channel.read(tail, size - tail.capacity() + tail.position()) >= 0) {
      // A read may return less than was asked for, so the loop reads on.
    }
    byte[] bytes = Arrays.copyOf(tail.array(), tail.position());
    boolean isTorn = bytes.length > 0 && bytes[bytes.length - 1] != '\n';
    Optional<String> hash = last(bytes, size <= TAIL);
    return new LogEnd(hash.isPresent() ? hash.get() : searched(channel), isTorn);
  }

  private static Optional<String> last(byte[] bytes, boolean isWholeFile) {
    int end = bytes.length;
    while (end > 0) {
      int start = end;
      while (start > 0 && bytes[start - 1] != '\n') {
        start--;
      }
      if (start > 0 || isWholeFile) {
        byte[] line = Arrays.copyOfRange(bytes, start, end);
        Optional<ChainedLine> entry = ChainedLine.read(line, line.length);
        if (entry.isPresent()) {
          return Optional.of(entry.get().hash());
        }
      }
      end = start - 1;
    }
    return Optional.empty();
  }

  /** It reads by the same channel, since to close another one would give up the lock. */
  private static String searched(FileChannel channel) throws IOException {
    String[] last = {ChainedLine.FIRST};
    LogLines.forEach(
        Channels.newInputStream(channel.position(0)),
        (line, length, number) ->
            ChainedLine.read(line, length).ifPresent(entry -> last[0] = entry.hash()));
    return last[0];
  }
}
