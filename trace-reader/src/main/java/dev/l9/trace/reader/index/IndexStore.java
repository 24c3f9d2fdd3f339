package dev.l9.trace.reader.index;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The file of an index: a beginning, then a record for each part of the trace's file, each with its
 * length and its checksum. Records are only appended, under a lock, so that several servers may
 * share the file. A record that was cut off ends the file for whoever reads it, and the next one
 * who appends writes over it. Where the file can't be written, the index stays in memory, and
 * nothing is said: it is only slower the next time. Not safe for use by several threads.
 */
final class IndexStore {

  private static final byte[] BEGINNING = {'L', '9', 'I', 'X', 0, 0, 0, 1};
  private static final int FRAME = 8;
  private static final int LONGEST_RECORD = 256 << 20;

  private final @Nullable Path file;

  /** How much of the file is known to be right; 0 if it has to be written anew. */
  private long known;

  private boolean isWritable = true;

  /**
   * @param file null for none
   */
  IndexStore(@Nullable Path file) {
    this.file = file;
  }

  /** The records that the file has; none if there is no file, or another one. */
  List<Chunk.Sealed> load() {
    List<Chunk.Sealed> chunks = new ArrayList<>();
    known = 0;
    if (file == null || !Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      return chunks;
    }
    try (FileChannel channel = FileChannel.open(file, READ, NOFOLLOW_LINKS)) {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
      if (Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING)) {
        known = BEGINNING.length;
        for (Chunk.@Nullable Sealed next = next(in); next != null; next = next(in)) {
          chunks.add(next);
        }
      }
    } catch (IOException e) {
      // What was read so far counts; the trace tells the rest.
    }
    return chunks;
  }

  /** The next record; null if no whole one is there. */
  private Chunk.@Nullable Sealed next(DataInputStream in) throws IOException {
    byte[] frame = in.readNBytes(FRAME);
    if (frame.length < FRAME) {
      return null;
    }
    int length = ByteBuffer.wrap(frame).getInt();
    if (length <= 0 || length > LONGEST_RECORD) {
      return null;
    }
    byte[] record = in.readNBytes(length);
    if (record.length < length || checksum(record) != ByteBuffer.wrap(frame).getInt(4)) {
      return null;
    }
    Chunk.Sealed chunk = ChunkCodec.decode(record);
    known += FRAME + length;
    return chunk;
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /** Has the next {@link #append} write the whole file anew. */
  void forget() {
    known = 0;
  }

  /**
   * Appends records that follow those that were loaded or appended before.
   *
   * @return whether they are in the file, or never will be
   */
  boolean append(List<Chunk.Sealed> chunks) {
    if (file == null || !isWritable) {
      return true;
    }
    try {
      makeFolder(file);
      try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE, NOFOLLOW_LINKS);
          FileLock lock = channel.tryLock()) {
        return lock != null && append(channel, chunks);
      }
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException | SecurityException | UnsupportedOperationException e) {
      isWritable = false;
      return true;
    }
  }

  /** What another server has appended meanwhile is the same, since the trace is the same. */
  private boolean append(FileChannel channel, List<Chunk.Sealed> chunks) throws IOException {
    if (known == 0 || known > channel.size()) {
      channel.truncate(0);
      write(channel, ByteBuffer.wrap(BEGINNING));
      known = BEGINNING.length;
    }
    channel.position(known);
    int there = skip(channel, chunks);
    channel.truncate(known);
    channel.position(known);
    for (Chunk.Sealed chunk : chunks.subList(there, chunks.size())) {
      byte[] record = ChunkCodec.encode(chunk);
      ByteBuffer framed = ByteBuffer.allocate(FRAME + record.length);
      framed.putInt(record.length).putInt(checksum(record)).put(record).flip();
      write(channel, framed);
      known += FRAME + record.length;
    }
    return true;
  }

  private int skip(FileChannel channel, List<Chunk.Sealed> chunks) throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
    for (int i = 0; i < chunks.size(); i++) {
      long before = known;
      Chunk.Sealed there = next(in);
      if (there == null || !there.range().equals(chunks.get(i).range())) {
        known = before;
        return i;
      }
    }
    return chunks.size();
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Makes the folder, which Git is told to leave alone. A link there could lead to files of the
   * user's, so none is followed.
   */
  private static void makeFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path above = folder == null ? null : folder.getParent();
    if (folder == null || above == null) {
      throw new IOException("the index has no folder");
    }
    for (Path each : List.of(above, folder)) {
      if (Files.isSymbolicLink(each)) {
        throw new IOException(each + " is a link");
      }
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(".gitignore"), "*\n");
    }
  }
}
