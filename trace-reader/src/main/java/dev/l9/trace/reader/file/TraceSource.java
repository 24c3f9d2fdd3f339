package dev.l9.trace.reader.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Where the events of one trace come from. */
sealed interface TraceSource extends Closeable {

  /** A stream of the events from the first one on. */
  TraceStream stream() throws IOException;

  /** How many bytes there are; -1 where it isn't known. */
  long size();

  /** Whether the events take more bytes than there are. */
  boolean isCompressed();

  /** How many of them were read so far. */
  long bytesRead();

  /** A trace's files, the oldest first. */
  record InFiles(List<TraceFileBytes> files) implements TraceSource {

    public InFiles {
      files = List.copyOf(files);
    }

    @Override
    public TraceStream stream() {
      return TraceStream.of(files);
    }

    @Override
    public long size() {
      return files.stream().mapToLong(TraceFileBytes::size).sum();
    }

    @Override
    public boolean isCompressed() {
      return files.stream().anyMatch(TraceFileBytes::isCompressed);
    }

    @Override
    public long bytesRead() {
      return files.stream().mapToLong(TraceFileBytes::bytesRead).sum();
    }

    @Override
    public void close() throws IOException {
      for (TraceFileBytes file : files) {
        file.close();
      }
    }
  }

  /** Standard input, which is read once. It may be compressed. */
  final class InStream implements TraceSource {
    private static final String NAME = "standard input";

    private final InputStream in;
    private boolean isRead;

    InStream(InputStream in) {
      this.in = in;
    }

    @Override
    public TraceStream stream() throws IOException {
      if (isRead) {
        throw new IllegalStateException(NAME + " can be read only once");
      }
      isRead = true;
      BufferedInputStream first = new BufferedInputStream(in, 2);
      first.mark(2);
      boolean isCompressed = first.read() == 0x1f && first.read() == 0x8b;
      first.reset();
      return TraceStream.of(isCompressed ? new GZIPInputStream(first, 1 << 16) : first, NAME);
    }

    @Override
    public long size() {
      return -1;
    }

    @Override
    public boolean isCompressed() {
      return true; // It may be.
    }

    @Override
    public long bytesRead() {
      return 0;
    }

    @Override
    public void close() {
      // Standard input belongs to the process.
    }
  }
}
