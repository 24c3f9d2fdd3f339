package dev.l9.trace.memory.ingest;

import dev.l9.trace.model.ContentHash;
import dev.l9.trace.reader.file.RotatedFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * One file of a trace. What tells it from others is its first line, which has an id that no other
 * has: so it is the same file after it was renamed, compressed or appended to.
 */
final class TraceFile {

  private static final String COMPRESSED = ".gz";
  private static final int BUFFER = 1 << 16;

  private final Path path;

  TraceFile(Path path) {
    this.path = path;
  }

  /**
   * The files of a trace, the oldest first.
   *
   * @throws NoSuchFileException if there is none
   */
  static List<TraceFile> of(Path trace) throws IOException {
    List<TraceFile> files = new ArrayList<>();
    for (int rotations = 0; ; rotations++) {
      Path plain = RotatedFiles.rotated(trace, rotations);
      Path packed = plain.resolveSibling(plain.getFileName() + COMPRESSED);
      if (Files.isRegularFile(plain)) {
        files.add(new TraceFile(plain));
      } else if (Files.isRegularFile(packed)) {
        files.add(new TraceFile(packed));
      } else if (rotations > 0) {
        break;
      }
    }
    if (files.isEmpty()) {
      throw new NoSuchFileException(trace.toString());
    }
    Collections.reverse(files);
    return files;
  }

  Path path() {
    return path;
  }

  /** How many bytes it has on the disk. */
  long size() throws IOException {
    return Files.size(path);
  }

  /** The bytes of the file, uncompressed. */
  InputStream open(AtomicLong bytesRead) throws IOException {
    InputStream file =
        new BufferedInputStream(new CountedStream(Files.newInputStream(path), bytesRead), BUFFER);
    try {
      file.mark(2);
      boolean isCompressed = file.read() == 0x1f && file.read() == 0x8b;
      file.reset();
      return isCompressed ? new GZIPInputStream(file, BUFFER) : file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** What tells it from others; empty if it has no complete line yet. */
  String identity() throws IOException {
    try (TraceLines lines = new TraceLines(open(new AtomicLong()), 0)) {
      return lines.next() && lines.isComplete() ? hash(lines) : "";
    }
  }

  private static String hash(TraceLines lines) {
    byte[] line = java.util.Arrays.copyOfRange(lines.buffer(), lines.from(), lines.to());
    return ContentHash.of(line);
  }

  /** Whether the bytes before a place are still those of which this is the tail. */
  boolean hasBefore(long place, String tail) throws IOException {
    int length = Integer.parseInt(tail.substring(0, tail.indexOf(':')));
    try (InputStream in = open(new AtomicLong())) {
      in.skipNBytes(place - length);
      byte[] bytes = in.readNBytes(length);
      return bytes.length == length && tail.equals(length + ":" + ContentHash.of(bytes));
    } catch (java.io.EOFException | java.util.zip.ZipException e) {
      return false;
    }
  }
}
