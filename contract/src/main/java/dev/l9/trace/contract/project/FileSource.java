package dev.l9.trace.contract.project;

import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The files that are looked at, and where their content comes from. Several threads may use it. */
public interface FileSource extends AutoCloseable {

  /** The governed files, relative to the root, with {@code /} between folders, sorted. */
  List<String> paths();

  /** The other files of the project, as they are beside these: an id may be theirs. */
  FileSource rest() throws IOException;

  /** What could not be looked at, in a clause each. */
  List<String> notes();

  /**
   * The content of one of these files.
   *
   * @throws RefusedSourceException where it can't be used; the reason is to be printed behind the
   *     path
   */
  byte[] read(String path) throws IOException, RefusedSourceException;

  /**
   * The first bytes of one of these files; all if it has fewer.
   *
   * @throws RefusedSourceException as {@link #read}
   */
  default byte[] beginning(String path, int most) throws IOException, RefusedSourceException {
    byte[] all = read(path);
    return all.length <= most ? all : Arrays.copyOf(all, most);
  }

  /**
   * The content of the registry that belongs to these files; empty where none is to be held against
   * them.
   */
  Optional<byte[]> registry() throws IOException;

  /** Whether the files may lack run-time blocks, since git stores them without. */
  boolean lacksBlocks();

  @Override
  void close() throws IOException;
}
