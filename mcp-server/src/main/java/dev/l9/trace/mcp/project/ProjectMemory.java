package dev.l9.trace.mcp.project;

import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import dev.l9.trace.memory.store.sqlite.SqliteStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The memory of what ran, which is opened for each question, and only read. Thread-safe.
 *
 * @param url where it is
 */
public record ProjectMemory(StoreUrl url) {

  /** What is asked of a memory. */
  @FunctionalInterface
  public interface Question<T> {

    /** Asks it of an open store. */
    T ask(PacketStore store) throws IOException;
  }

  /** The memory that somebody named, or the one below the root; empty if there is none. */
  static Optional<ProjectMemory> of(ProjectRoot root, Optional<StoreUrl> named) {
    if (named.isPresent()) {
      return named.map(ProjectMemory::new);
    }
    return root.file(".l9/memory/" + SqliteStores.FILE)
        .map(Path::getParent)
        .map(folder -> new ProjectMemory(new StoreUrl.InFolder(folder)));
  }

  /**
   * Asks a question. It is asked twice where it fails, since the store may have been changed while
   * it was read.
   */
  public <T> T ask(Question<T> question) throws IOException {
    try {
      return once(question);
    } catch (StoreException e) {
      return once(question);
    }
  }

  private <T> T once(Question<T> question) throws IOException {
    try (PacketStore store = PacketStores.read(url)) {
      return question.ask(store);
    }
  }
}
