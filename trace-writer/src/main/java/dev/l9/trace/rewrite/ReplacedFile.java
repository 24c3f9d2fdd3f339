package dev.l9.trace.rewrite;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.model.DoraTraceBlock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A file that was replaced. It is kept open, because an editor may still write into it. Not
 * thread-safe.
 */
final class ReplacedFile implements AutoCloseable {

  /** No editor keeps a file open for longer than this while it saves. */
  private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int LOOKS = 25;

  private final SourceSnapshot old;
  private final @Nullable DoraTraceBlock block;
  private final long since = System.nanoTime();
  private byte[] known;

  ReplacedFile(SourceSnapshot old, @Nullable DoraTraceBlock block) {
    this.old = old;
    this.block = block;
    this.known = old.bytes();
  }

  SourceSnapshot old() {
    return old;
  }

  /** The format of the file, which is known, since only files of a known type are replaced. */
  BlockFormat format() {
    return BlockFormats.of(old.path()).orElseThrow();
  }

  /** The block that the new file has; null for none. */
  @Nullable DoraTraceBlock block() {
    return block;
  }

  /** The content that has been dealt with. Any other content is a new edit. */
  byte[] known() {
    return known;
  }

  void setKnown(byte[] bytes) {
    known = bytes;
  }

  long ageNanos() {
    return System.nanoTime() - since;
  }

  boolean isOutdated() {
    return ageNanos() > MAX_AGE_NANOS;
  }

  /** Whether the file was written to. {@code part} is memory to use. */
  boolean isChanged(ByteBuffer part) throws IOException {
    return !old.holds(known, part);
  }

  /**
   * Returns what was written into the file; null if that may be half a file.
   *
   * <p>A text that isn't a whole source file, but no longer changes, is what the user wrote.
   */
  byte @Nullable [] awaitWhole() throws IOException {
    byte[] before = old.readAgain();
    int same = 0;
    for (int look = 0; look < LOOKS; look++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      byte[] now = old.readAgain();
      same = Arrays.equals(before, now) ? same + 1 : 0;
      if (same > 0 && format().isWhole(now)) {
        return now;
      }
      before = now;
    }
    return same > LOOKS / 2 && before.length > 0 ? before : null;
  }

  @Override
  public void close() throws IOException {
    old.close();
  }
}
