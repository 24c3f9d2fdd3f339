package dev.l9.trace.memory.embed;

import dev.l9.trace.memory.store.VectorModel;

/**
 * Turns texts into vectors: texts that mean nearly the same have vectors in nearly the same
 * direction. Equal texts have equal vectors. It works on this machine alone.
 *
 * <p>An implementation is found as a service in a jar of its own, {@link Embedders#JAR}. It has a
 * constructor without parameters, which loads nothing: what it needs is loaded by the first text.
 * An object isn't safe for use by several threads.
 */
public interface Embedder extends AutoCloseable {

  /** What makes the vectors; its name is stored with each of them. */
  VectorModel model();

  /**
   * The vector of a text, with the length 1. Of a long text only the beginning counts.
   *
   * @throws EmbeddingException where the model doesn't run on this machine
   */
  float[] embed(String text) throws EmbeddingException;

  /** Frees what it has loaded. */
  @Override
  void close();
}
