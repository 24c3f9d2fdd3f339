package dev.l9.trace.contract.inject;

import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The files of a project as they are to be: drafts in place of those that are there. */
final class DraftSource implements FileSource {

  private final @Nullable FileSource files;
  private final Map<String, byte[]> drafts = new HashMap<>();

  /**
   * Takes drafts.
   *
   * @param files those that are there; null where the folder isn't there yet
   */
  DraftSource(@Nullable FileSource files, List<Draft> drafts) {
    this.files = files;
    drafts.forEach(draft -> this.drafts.put(draft.path(), draft.content()));
  }

  @Override
  public List<String> paths() {
    TreeSet<String> all = new TreeSet<>(drafts.keySet());
    if (files != null) {
      all.addAll(files.paths());
    }
    return List.copyOf(all);
  }

  @Override
  public FileSource rest() {
    return new DraftSource(null, List.of());
  }

  @Override
  public List<String> notes() {
    return files == null ? List.of() : files.notes();
  }

  @Override
  public byte[] read(String path) throws IOException, RefusedSourceException {
    byte[] draft = drafts.get(path);
    if (draft != null) {
      return draft;
    }
    if (files == null) {
      throw new RefusedSourceException("does not exist");
    }
    return files.read(path);
  }

  @Override
  public Optional<byte[]> registry() throws IOException {
    return files == null ? Optional.empty() : files.registry();
  }

  @Override
  public boolean lacksBlocks() {
    return files != null && files.lacksBlocks();
  }

  @Override
  public void close() throws IOException {
    if (files != null) {
      files.close();
    }
  }
}
