package dev.l9.trace.contract.project;

import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Some of the files of another source. Closing it closes that one. */
public final class PartSource implements FileSource {

  private final FileSource all;
  private final List<String> paths;

  /**
   * Takes files out of others.
   *
   * @param taken which files, by their paths
   */
  public PartSource(FileSource all, Predicate<String> taken) {
    this.all = all;
    this.paths = all.paths().stream().filter(taken).toList();
  }

  @Override
  public List<String> paths() {
    return paths;
  }

  @Override
  public List<String> notes() {
    return all.notes();
  }

  @Override
  public byte[] read(String path) throws IOException, RefusedSourceException {
    return all.read(path);
  }

  @Override
  public Optional<byte[]> registry() throws IOException {
    return all.registry();
  }

  @Override
  public boolean lacksBlocks() {
    return all.lacksBlocks();
  }

  @Override
  public void close() throws IOException {
    all.close();
  }
}
