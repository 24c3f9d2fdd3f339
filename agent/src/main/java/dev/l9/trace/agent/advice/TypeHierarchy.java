package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.bootstrap.AgentLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * Finds out what classes extend and implement, by reading class files: those that pass by, and the
 * others as resources of the loader that defines the class. No class is loaded for it, and no lock
 * is held while a loader is asked.
 *
 * <p>A type whose class file isn't found is unknown: it has a name, and nothing above it. What a
 * loader of the application does when it is asked isn't traced; where it needs further classes for
 * that, the supertypes of these stay unknown. Safe for use by several threads.
 */
final class TypeHierarchy {

  /** A class file that is larger is taken for something else. */
  private static final int MAX_BYTES = 1 << 24;

  private static final int MAX_SUPERTYPES = 1000;

  private final AnnotationScanner annotations = new AnnotationScanner(List.of());
  private final LoaderMap types = new LoaderMap();
  private final ThreadLocal<Boolean> asking = new ThreadLocal<>();
  private final boolean withMarks;

  /**
   * @param withMarks whether types are read with the marks of their methods
   */
  TypeHierarchy(boolean withMarks) {
    this.withMarks = withMarks;
  }

  /**
   * All types that a class extends or implements, nearest first, but for {@code Object}.
   *
   * @param loader that which defines the class
   */
  List<ScannedClass> supertypes(ClassLoader loader, ClassReader reader) {
    ScannedClass type = scan(reader);
    types.of(loader).put(type.internalName, type);
    List<ScannedClass> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    addDirect(loader, type, found, seen);
    for (int i = 0; i < found.size() && i < MAX_SUPERTYPES; i++) {
      addDirect(loader, found.get(i), found, seen);
    }
    return found;
  }

  private void addDirect(
      ClassLoader loader, ScannedClass type, List<ScannedClass> found, Set<String> seen) {
    if (!type.superName.isEmpty() && seen.add(type.superName)) {
      add(loader, type.superName, found);
    }
    for (String name : type.interfaces) {
      if (seen.add(name)) {
        add(loader, name, found);
      }
    }
  }

  private void add(ClassLoader loader, String name, List<ScannedClass> found) {
    if (!name.equals("java/lang/Object")) {
      // Only the JDK may have packages of this name, so no other loader need be asked.
      boolean isJdk = name.startsWith("java/");
      found.add(find(isJdk ? ClassLoader.getPlatformClassLoader() : loader, name));
    }
  }

  private ScannedClass find(ClassLoader loader, String name) {
    ScannedClass known = types.of(loader).get(name);
    if (known != null) {
      return known;
    }
    if (asking.get() != null) {
      return unknown(name);
    }
    ScannedClass type = ask(loader, name);
    types.of(loader).put(name, type);
    return type;
  }

  private ScannedClass ask(ClassLoader loader, String name) {
    ThreadContext context = ThreadContext.current();
    boolean before = context.suspend();
    asking.set(true);
    try {
      ClassReader reader = read(loader, name);
      if (reader != null && reader.getClassName().equals(name)) {
        return scan(reader);
      }
      AgentLog.debug("what " + name + " extends is not known: its class file isn't found");
    } catch (Throwable t) { // A loader may throw anything.
      AgentLog.debug("what " + name + " extends is not known: " + t.getClass().getName());
    } finally {
      asking.remove();
      context.resume(before);
    }
    return fromParents(loader, name);
  }

  private static @Nullable ClassReader read(ClassLoader loader, String name) throws IOException {
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      return in == null ? null : new ClassReader(in.readNBytes(MAX_BYTES));
    }
  }

  /** A class that was made at run time has no file, but may have come by in a parent. */
  private ScannedClass fromParents(ClassLoader loader, String name) {
    for (ClassLoader p = loader.getParent(); p != null; p = p.getParent()) {
      Map<String, ScannedClass> known = types.of(p);
      ScannedClass type = known.get(name);
      if (type != null) {
        return type;
      }
    }
    return unknown(name);
  }

  private static ScannedClass unknown(String name) {
    ScannedClass type = new ScannedClass();
    type.internalName = name;
    return type;
  }

  private ScannedClass scan(ClassReader reader) {
    if (withMarks && !reader.getClassName().startsWith("java/")) {
      ScannedClass type = ClassScanner.scan(reader, annotations);
      if (type.mark == null) {
        type.methods.removeIf(method -> !matters(method));
      }
      return type;
    }
    ScannedClass type = new ScannedClass();
    type.internalName = reader.getClassName();
    type.superName = reader.getSuperName() == null ? "" : reader.getSuperName();
    type.interfaces = List.of(reader.getInterfaces());
    return type;
  }

  /** Few do, and this stays in memory for as long as the loader. */
  private static boolean matters(ScannedMethod method) {
    return method.mark != null
        || method.bridgeTo != null
        || method.sensitiveResult
        || !method.sensitiveParameters.isEmpty();
  }
}
