package dev.l9.trace.agent.classfile;

import dev.l9.trace.bootstrap.AgentLog;
import java.io.IOException;
import java.net.URL;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Finds the class files of types that the program has loaded or will load. Any thread of the
 * program may call it.
 *
 * <p>On the calling thread it runs no code of the program, and takes no lock of the program, since
 * the caller may hold any locks. So it looks beside a class that is already loaded, and asks the
 * loaders of the JDK. A loader of the program is asked on a thread of the agent, for whose answer
 * the caller waits a limited time ({@link LoaderQuestions}). It loads no class of the program, and
 * throws nothing but errors of the JVM. Safe for use by several threads.
 *
 * <p>The result is the stored class file. It doesn't have the changes of other agents, and may have
 * been replaced since the class was loaded. If the JDK's loaders find a class, a program's loader
 * is assumed to have the same class, unless the loader has another one beside the class that needs
 * it.
 */
public final class ClassBytes {

  /** A larger file is not taken for a class file. */
  static final int MAX_BYTES = 1 << 24;

  /** Only the JDK may have packages whose names begin like this. */
  private static final String JDK = "java/";

  private final LoaderQuestions questions = new LoaderQuestions();

  /**
   * The class file of a loaded class; null if it isn't found, or the class was generated at run
   * time.
   */
  public byte @Nullable [] of(Class<?> type) {
    if (type.isArray() || type.isPrimitive() || type.isHidden()) {
      return null;
    }
    ProtectionDomain domain = isWatched() ? null : type.getProtectionDomain();
    return find(type.getClassLoader(), domain, type.getName().replace('.', '/'));
  }

  /**
   * The class file that a loader has for a name; null if it isn't found in time.
   *
   * @param loader the loader; null for the bootstrap loader
   * @param domain the protection domain of the loader's class that needs the type, since the type
   *     is often beside that class
   * @param name the internal name
   */
  public byte @Nullable [] find(
      @Nullable ClassLoader loader, @Nullable ProtectionDomain domain, String name) {
    ClassLoader asked =
        loader == null || name.startsWith(JDK) ? ClassLoader.getPlatformClassLoader() : loader;
    boolean isWatched = isWatched();
    byte[] found = isWatched ? null : unasked(asked, domain, name);
    if (found == null && (isWatched || !isOfJdk(asked))) {
      found = questions.ask(asked, name + ".class");
    }
    return found != null && isClass(found, name) ? found : null;
  }

  /**
   * Whether the calling thread is one that asks a loader. Such a thread can't ask again, so what it
   * doesn't find may be found later on another thread.
   */
  public static boolean isAsking() {
    return LoaderThread.isCurrent();
  }

  private static byte @Nullable [] unasked(
      ClassLoader loader, @Nullable ProtectionDomain domain, String name) {
    String path = name + ".class";
    try {
      byte[] beside = isOfJdk(loader) ? null : PlainFiles.beside(domain, path);
      if (beside != null && isClass(beside, name)) {
        return beside;
      }
      URL found = ofJdk(loader).getResource(path);
      return found == null ? null : PlainFiles.at(found);
    } catch (IOException | RuntimeException | LinkageError e) {
      AgentLog.debug("the class file of " + name + " can't be read: " + e);
      return null;
    }
  }

  /** The nearest loader of the JDK among this loader and its ancestors. */
  private static ClassLoader ofJdk(ClassLoader loader) {
    ClassLoader nearest = loader;
    while (nearest != null && !isOfJdk(nearest)) {
      nearest = nearest.getParent();
    }
    return nearest == null ? ClassLoader.getPlatformClassLoader() : nearest;
  }

  /**
   * Whether the JVM starts with this loader. Such a loader calls nothing of the program to find a
   * resource.
   */
  private static boolean isOfJdk(ClassLoader loader) {
    Class<?> type = loader.getClass();
    return type.getClassLoader() == null
        && type.getName().startsWith("jdk.internal.loader.ClassLoaders$");
  }

  private static boolean isClass(byte[] bytes, String name) {
    try {
      return ClassReaders.of(bytes).getClassName().equals(name);
    } catch (RuntimeException e) {
      return false; // The bytes aren't a class file, or have unknown elements of a later version.
    }
  }

  /** Whether the program has a security manager, which would be called for each file. */
  @SuppressWarnings("removal")
  private static boolean isWatched() {
    return System.getSecurityManager() != null;
  }
}
