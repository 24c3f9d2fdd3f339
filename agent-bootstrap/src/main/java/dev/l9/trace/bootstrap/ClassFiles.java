package dev.l9.trace.bootstrap;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the class files of loaded classes from their loaders. The loaders are called on the calling
 * thread, so that must not be a thread of the program.
 */
final class ClassFiles {

  private ClassFiles() {}

  /**
   * The class file; null if the loader has none, as for classes that were generated at run time.
   */
  static byte @Nullable [] read(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = loader == null ? null : loader.getResourceAsStream(file)) {
      return in == null ? null : in.readAllBytes();
    } catch (Throwable t) { // The application's loader may throw anything.
      AgentLog.debug("no class file of " + type.getName() + ": " + t);
      return null;
    }
  }
}
