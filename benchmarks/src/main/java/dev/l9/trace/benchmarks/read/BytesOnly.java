package dev.l9.trace.benchmarks.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads a file's bytes and does nothing with them: faster than that nobody reads on one core. */
final class BytesOnly {

  private BytesOnly() {}

  static long count(Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    try (FileChannel channel = FileChannel.open(file)) {
      long count = 0;
      for (int read = channel.read(buffer); read >= 0; read = channel.read(buffer.clear())) {
        count += read;
      }
      return count;
    }
  }
}
