package dev.l9.trace.cli.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes git's packets. Each begins with its length in four hexadecimal digits; 0000 ends
 * a list of them.
 */
final class PacketLines {

  private static final int HEADER = 4;
  private static final int MAX_DATA = 65516;
  private static final byte[] FLUSH = "0000".getBytes(US_ASCII);

  private final InputStream in;
  private final OutputStream out;

  PacketLines(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** The lines up to the end of the list; null at the end of the stream. */
  @Nullable List<byte[]> readLines() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    byte[] header = in.readNBytes(HEADER);
    if (header.length == 0) {
      return null;
    }
    for (byte[] line = data(header); line != null; line = data(in.readNBytes(HEADER))) {
      int length = line.length;
      boolean ended = length > 0 && line[length - 1] == '\n';
      lines.add(ended ? Arrays.copyOf(line, length - 1) : line);
    }
    return lines;
  }

  /**
   * All data up to the end of the list; null where that is more than what is to be held in memory.
   */
  byte @Nullable [] readContent(long max) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream(1 << 14);
    long length = 0;
    for (byte[] data = data(in.readNBytes(HEADER)); data != null; ) {
      length += data.length;
      if (length > max) {
        content.reset(); // Git sends it all the same.
      } else {
        content.write(data);
      }
      data = data(in.readNBytes(HEADER));
    }
    return length > max ? null : content.toByteArray();
  }

  private byte @Nullable [] data(byte[] header) throws IOException {
    if (header.length < HEADER) {
      throw new EOFException("git has stopped in the middle of a packet");
    }
    int length = Integer.parseInt(new String(header, US_ASCII), 16);
    if (length == 0) {
      return null;
    }
    byte[] data = in.readNBytes(length - HEADER);
    if (data.length < length - HEADER) {
      throw new EOFException("git has stopped in the middle of a packet");
    }
    return data;
  }

  /** Writes lines, and the end of their list. */
  void writeLines(String... lines) throws IOException {
    for (String line : lines) {
      write((line + "\n").getBytes(US_ASCII), 0, line.length() + 1);
    }
    out.write(FLUSH);
    out.flush();
  }

  /** Writes data, and the end of its list. */
  void writeContent(byte[] content) throws IOException {
    for (int from = 0; from < content.length; from += MAX_DATA) {
      write(content, from, Math.min(MAX_DATA, content.length - from));
    }
    out.write(FLUSH);
    out.flush();
  }

  private void write(byte[] data, int from, int length) throws IOException {
    String header = Integer.toHexString(HEADER + length);
    out.write("0".repeat(HEADER - header.length()).getBytes(US_ASCII));
    out.write(header.getBytes(US_ASCII));
    out.write(data, from, length);
  }
}
