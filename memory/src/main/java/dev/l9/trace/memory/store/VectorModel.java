package dev.l9.trace.memory.store;

/** What turns texts into vectors: vectors of one model are comparable with each other only. */
public record VectorModel(String name, int dimensions) {
  public VectorModel {
    if (name.isBlank() || dimensions < 1) {
      throw new IllegalArgumentException(
          "a model of vectors has a name and at least one dimension, not '"
              + name
              + "' and "
              + dimensions);
    }
  }
}
