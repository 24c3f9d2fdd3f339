package dev.l9.trace.memory.embed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds what turns texts into vectors. It is in a jar that need not be there, since it has more
 * megabytes than all the rest; its classes have a loader of their own. Thread-safe.
 */
public final class Embedders {

  /** The name of the jar. */
  public static final String JAR = "l9-memory-embedding.jar";

  private Embedders() {}

  /** That of the jar beside the one in which this class is; empty where there is no such jar. */
  public static Optional<Embedder> beside() throws EmbeddingException {
    Path jar = folder().resolve(JAR);
    return Files.isRegularFile(jar) ? Optional.of(of(jar)) : Optional.empty();
  }

  private static Path folder() throws EmbeddingException {
    CodeSource source = Embedders.class.getProtectionDomain().getCodeSource();
    try {
      Path own = source == null ? Path.of("") : Path.of(source.getLocation().toURI());
      return own.resolveSibling("");
    } catch (URISyntaxException e) {
      throw new EmbeddingException("the folder of " + source + " can't be found", e);
    }
  }

  /**
   * That of a jar. Closing it closes the jar too.
   *
   * @throws EmbeddingException where the jar has none
   */
  public static Embedder of(Path jar) throws EmbeddingException {
    URLClassLoader loader =
        new URLClassLoader(new URL[] {url(jar)}, Embedders.class.getClassLoader());
    try {
      Iterator<Embedder> found = ServiceLoader.load(Embedder.class, loader).iterator();
      if (found.hasNext()) {
        return new EmbedderOfJar(found.next(), loader);
      }
    } catch (ServiceConfigurationError e) {
      close(loader);
      throw new EmbeddingException(
          jar + " is of another version, or damaged (" + e.getMessage() + "); build it again", e);
    }
    close(loader);
    throw new EmbeddingException(
        jar + " has no service " + Embedder.class.getName() + "; build it again");
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("files have URLs", e);
    }
  }

  static void close(URLClassLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
