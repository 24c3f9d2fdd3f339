package dev.l9.trace.memory.embed;

import dev.l9.trace.memory.store.VectorModel;
import java.net.URLClassLoader;

/** An embedder, and the loader of its classes. */
final class EmbedderOfJar implements Embedder {

  private final Embedder embedder;
  private final URLClassLoader loader;

  EmbedderOfJar(Embedder embedder, URLClassLoader loader) {
    this.embedder = embedder;
    this.loader = loader;
  }

  @Override
  public VectorModel model() {
    return embedder.model();
  }

  @Override
  public float[] embed(String text) throws EmbeddingException {
    try {
      return embedder.embed(text);
    } catch (LinkageError | RuntimeException e) { // Native code may fail in any way.
      throw new EmbeddingException(
          "the model "
              + model().name()
              + " doesn't run on this machine ("
              + cause(e)
              + "); if libraries can't be loaded from the temporary folder,"
              + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER takes another one",
          e);
    }
  }

  private static Throwable cause(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  @Override
  public void close() {
    embedder.close();
    Embedders.close(loader);
  }
}
