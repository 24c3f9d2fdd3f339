package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.terminal.Progress;
import dev.l9.trace.memory.embed.Embedder;
import dev.l9.trace.memory.embed.Embedders;
import dev.l9.trace.memory.embed.EmbeddingException;
import dev.l9.trace.memory.embed.VectorFill;
import dev.l9.trace.memory.search.MemorySearch;
import dev.l9.trace.memory.search.SearchBy;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.Locale;
import java.util.Optional;

/** Has the commands use meanings where that is possible; where it isn't, words alone will do. */
final class Meaning {

  /** So many vectors are made before a search, which take about half a minute. */
  private static final long MOST_BEFORE_SEARCH = 2000;

  private final StoreOption store;

  Meaning(StoreOption store) {
    this.store = store;
  }

  /** Makes the vectors of what was added. Without the model or the extension it does nothing. */
  void fill(PacketStore opened) throws StoreException {
    try {
      Optional<Embedder> found = Embedders.beside();
      if (found.isPresent() && opened.stats().hasVectors()) {
        try (Embedder embedder = found.get()) {
          fill(opened, embedder, Long.MAX_VALUE);
        }
      }
    } catch (EmbeddingException e) {
      store.say(e.getMessage() + "; it is searched by words alone");
    }
  }

  private long fill(PacketStore opened, Embedder embedder, long most)
      throws StoreException, EmbeddingException {
    VectorFill fill = new VectorFill(opened, embedder);
    Progress shown = Progress.ofPieces(store.err(), "making vectors", fill::done, fill::all);
    try (shown) {
      return fill.fill(most);
    }
  }

  /** What a search does, which may need the model. */
  interface Searching<T> {
    T with(MemorySearch search, SearchBy by) throws StoreException, EmbeddingException;
  }

  /** Searches by words and meaning; or by words alone, and says why. */
  <T> T search(PacketStore opened, boolean isByWords, Searching<T> searching)
      throws StoreException, EmbeddingException {
    if (!isByWords) {
      try {
        Optional<Embedder> found = Embedders.beside();
        if (found.isPresent()) {
          try (Embedder embedder = found.get()) {
            return withMeaning(opened, embedder, searching);
          }
        }
        store.say(
            "searched by words alone: there is no "
                + Embedders.JAR
                + " beside l9.jar; docs/memory.md says how to build it");
      } catch (EmbeddingException e) {
        store.say("searched by words alone: " + e.getMessage());
      }
    }
    return searching.with(new MemorySearch(opened), SearchBy.WORDS);
  }

  private <T> T withMeaning(PacketStore opened, Embedder embedder, Searching<T> searching)
      throws StoreException, EmbeddingException {
    if (!opened.stats().hasVectors()) {
      store.say(
          "searched by words alone: "
              + opened.url()
              + " has no extension pgvector; install it on the server, run CREATE EXTENSION vector"
              + " as its owner, and then l9 memory add");
      return searching.with(new MemorySearch(opened), SearchBy.WORDS);
    }
    long rest = fill(opened, embedder, MOST_BEFORE_SEARCH);
    if (rest > 0) {
      store.say(
          String.format(
              Locale.ROOT,
              "%,d facts are searched by words alone, since they have no vector yet; l9 memory add"
                  + " makes the vectors",
              rest));
    }
    SearchBy by = SearchBy.WORDS_AND_MEANING;
    return searching.with(new MemorySearch(opened, embedder, by), by);
  }
}
