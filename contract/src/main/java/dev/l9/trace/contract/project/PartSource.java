package dev.l9.trace.contract.project;

import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Some of the files of another source. Closing it closes that one. */
public final class PartSource implements FileSource {

  private final FileSource all;
  private final Predicate<String> taken;
  private final List<String> paths;

  /**
   * Takes files out of others.
   *
   * @param taken which files, by their paths
   */
  public PartSource(FileSource all, Predicate<String> taken) {
    this.all = all;
    this.taken = taken;
    this.paths = all.paths().stream().filter(taken).toList();
  }

  @Override
  public List<String> paths() {
    return paths;
  }

  /** Those that weren't taken, and the rest of the other source. */
  @Override
  public FileSource rest() throws IOException {
    return new Both(new PartSource(all, taken.negate()), all.rest());
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

  /** The files of two sources, of which the first isn't closed: it is part of an open one. */
  private static final class Both implements FileSource {
    private final PartSource first;
    private final FileSource second;
    private final Set<String> ofSecond;

    Both(PartSource first, FileSource second) {
      this.first = first;
      this.second = second;
      this.ofSecond = new HashSet<>(second.paths());
    }

    @Override
    public List<String> paths() {
      TreeSet<String> paths = new TreeSet<>(first.paths);
      paths.addAll(second.paths());
      return List.copyOf(paths);
    }

    @Override
    public FileSource rest() {
      throw new UnsupportedOperationException("the rest of a rest is what is checked");
    }

    @Override
    public List<String> notes() {
      return second.notes();
    }

    @Override
    public byte[] read(String path) throws IOException, RefusedSourceException {
      return ofSecond.contains(path) ? second.read(path) : first.read(path);
    }

    @Override
    public Optional<byte[]> registry() {
      return Optional.empty();
    }

    @Override
    public boolean lacksBlocks() {
      return first.lacksBlocks();
    }

    @Override
    public void close() throws IOException {
      second.close();
    }
  }
}
