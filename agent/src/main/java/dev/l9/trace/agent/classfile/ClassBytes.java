package dev.l9.trace.agent.classfile;

import dev.l9.trace.bootstrap.AgentLog;
import java.io.IOException;
import java.net.URL;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Finds the class files of types that the program has or will have, on whatever thread of the
 * program needs to know.
 *
 * <p>Runs no code of the program on the calling thread, and takes or waits for no lock of the
 * program there: the caller may hold any. So it looks beside a class that is there already, and
 * asks the loaders of the JDK; a loader of the program is asked on a thread of the agent, for whose
 * answer the caller waits a bounded time ({@link LoaderQuestions}). Loads no class of the program,
 * and throws nothing but errors of the JVM. Safe for use by several threads.
 *
 * <p>It is the class file as it lies there: what other agents made of it isn't in it, and it may
 * have been replaced since. A loader that has a class of its own in place of one that the JDK's
 * loaders find too, and not beside the class that needs it, is taken to have the same.
 */
public final class ClassBytes {

  /** A class file that is larger is taken for something else. */
  static final int MAX_BYTES = 1 << 24;

  /** Only the JDK may have packages of this name. */
  private static final String JDK = "java/";

  private final LoaderQuestions questions = new LoaderQuestions();

  /** The class file of a loaded class; null where it isn't found, or was made at run time. */
  public byte @Nullable [] of(Class<?> type) {
    if (type.isArray() || type.isPrimitive() || type.isHidden()) {
      return null;
    }
    ProtectionDomain domain = isWatched() ? null : type.getProtectionDomain();
    return find(type.getClassLoader(), domain, type.getName().replace('.', '/'));
  }

  /**
   * The class file that a loader has for a name; null where it isn't found, or not in time.
   *
   * @param loader null for the JVM's own
   * @param domain that of a class of the loader which needs the type: it often lies beside it
   * @param name the internal one
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
   * Whether the caller is a thread that asks a loader: it asks no second question, and what it
   * doesn't find may be found later.
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

  /** The nearest of the JDK's among a loader and those above it. */
  private static ClassLoader ofJdk(ClassLoader loader) {
    ClassLoader nearest = loader;
    while (nearest != null && !isOfJdk(nearest)) {
      nearest = nearest.getParent();
    }
    return nearest == null ? ClassLoader.getPlatformClassLoader() : nearest;
  }

  /** Those that the JVM starts with: they call nothing of the program to find a resource. */
  private static boolean isOfJdk(ClassLoader loader) {
    Class<?> type = loader.getClass();
    return type.getClassLoader() == null
        && type.getName().startsWith("jdk.internal.loader.ClassLoaders$");
  }

  private static boolean isClass(byte[] bytes, String name) {
    try {
      return ClassReaders.of(bytes).getClassName().equals(name);
    } catch (RuntimeException e) {
      return false; // Not a class file, or one with more of a later version than is known.
    }
  }

  /** Whether the program has a security manager, which would run with each look. */
  @SuppressWarnings("removal")
  private static boolean isWatched() {
    return System.getSecurityManager() != null;
  }
}
