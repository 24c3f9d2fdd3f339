package dev.l9.trace.benchmarks.read;

import dev.l9.trace.json.JsonBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Writes a trace of any size as the agent would have written it for a shop: lines of 400 to 600
 * bytes, in the order in which executions end, of eight threads, with failures that pass on and
 * characters that JSON escapes. Equal sizes and seeds give equal bytes.
 *
 * <p>The values are taken from a few hundred for each method, so that a gigabyte takes seconds.
 */
public final class TraceGenerator {

  private static final String USAGE =
      """
      usage: benchmarks/generate-trace SIZE FILE [SEED]

        SIZE  how large the file becomes, up to a trace more: 500KB, 100MB, 1GB (1 MB is 10^6 bytes)
        FILE  is overwritten
        SEED  another number gives another trace (default: 1)
      """;

  private static final int BATCH = 1 << 20;

  private TraceGenerator() {}

  public static void main(String[] args) throws IOException {
    if (args.length < 2 || args.length > 3) {
      System.err.print(USAGE);
      System.exit(2);
    }
    try {
      long start = System.nanoTime();
      Path file = Path.of(args[1]);
      long lines = generate(file, bytes(args[0]), args.length > 2 ? Long.parseLong(args[2]) : 1);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "%s: %,d lines, %,d bytes, in %.1f s%n",
          file,
          lines,
          Files.size(file),
          seconds);
    } catch (NumberFormatException e) {
      System.err.println("not a size or seed: " + e.getMessage() + "\n\n" + USAGE);
      System.exit(2);
    }
  }

  /** Reads {@code 1GB}, {@code 100MB}, {@code 64KB}, or a number of bytes. */
  static long bytes(String size) {
    String text = size.toUpperCase(Locale.ROOT).replaceFirst("B$", "");
    long unit =
        switch (text.isEmpty() ? ' ' : text.charAt(text.length() - 1)) {
          case 'K' -> 1_000L;
          case 'M' -> 1_000_000L;
          case 'G' -> 1_000_000_000L;
          default -> 1L;
        };
    return unit * Long.parseLong(unit == 1 ? text : text.substring(0, text.length() - 1));
  }

  /**
   * Writes whole traces until the file has so many bytes.
   *
   * @return the number of lines
   * @throws IOException if the file can't be written
   */
  public static long generate(Path file, long bytes, long seed) throws IOException {
    JsonBytes out = JsonBytes.compact();
    ShopRun run = new ShopRun(out, seed);
    long written = 0;
    try (WritableByteChannel channel =
        Files.newByteChannel(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (written + out.size() < bytes) {
        run.trace();
        if (out.size() > BATCH) {
          written += write(out, channel);
        }
      }
      write(out, channel);
    }
    return run.lines();
  }

  private static int write(JsonBytes out, WritableByteChannel channel) throws IOException {
    ByteBuffer buffer = out.toBuffer();
    int size = out.size();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    out.truncate(0);
    return size;
  }
}
