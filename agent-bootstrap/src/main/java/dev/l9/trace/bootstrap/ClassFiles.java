package dev.l9.trace.bootstrap;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The class files of loaded classes, as their loaders have them. Asks these on the calling thread,
 * which therefore must be none of the program's.
 */
final class ClassFiles {

  private ClassFiles() {}

  /** The class file; null where the loader has none, as for classes that were made at run time. */
  static byte @Nullable [] read(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = loader == null ? null : loader.getResourceAsStream(file)) {
      return in == null ? null : in.readAllBytes();
    } catch (Throwable t) { // It is the application's loader, which may do anything.
      AgentLog.debug("no class file of " + type.getName() + ": " + t);
      return null;
    }
  }
}
