package dev.l9.trace.benchmarks.workload;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The file that all threads' buffers of lines go to. */
final class JsonLineFile {

  /** Its name, in the working directory. */
  static final String FILE = "calls.jsonl";

  private final OutputStream out;
  private final List<JsonLines> buffers = new CopyOnWriteArrayList<>();

  JsonLineFile() {
    try {
      out = new FileOutputStream(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void register(JsonLines lines) {
    buffers.add(lines);
  }

  synchronized void write(byte[] bytes, int length) {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what is left; no thread may add lines any more. */
  void close() {
    for (JsonLines lines : buffers) {
      lines.flush();
    }
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
