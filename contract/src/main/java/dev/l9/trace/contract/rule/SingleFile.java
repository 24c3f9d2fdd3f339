package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.project.FileSource;
import java.util.List;
import java.util.Optional;

/** A file that is only in memory. Its bytes must not be changed. */
final class SingleFile implements FileSource {

  private final List<String> paths;
  private final byte[] content;

  SingleFile(String path, byte[] content) {
    this(List.of(path), content);
  }

  private SingleFile(List<String> paths, byte[] content) {
    this.paths = paths;
    this.content = content;
  }

  @Override
  public List<String> paths() {
    return paths;
  }

  @Override
  public FileSource rest() {
    return new SingleFile(List.of(), content);
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public byte[] read(String asked) {
    return content;
  }

  @Override
  public Optional<byte[]> registry() {
    return Optional.empty();
  }

  @Override
  public boolean lacksBlocks() {
    return false;
  }

  @Override
  public void close() {}
}
