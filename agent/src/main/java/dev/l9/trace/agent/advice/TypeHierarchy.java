package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.ConstantPool;
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

  /** Only the JDK may have packages of this name. */
  private static final String JDK = "java/";

  private static final byte[] L9_TRACED = ConstantPool.ascii(TracedMarks.L9_TRACED);
  private static final byte[] SENSITIVE = ConstantPool.ascii(MethodScanner.SENSITIVE);

  private final AnnotationScanner annotations = new AnnotationScanner(List.of());
  private final LoaderMap types = new LoaderMap();
  private final ThreadLocal<Boolean> asking = new ThreadLocal<>();
  private final boolean withMarks;
  private final boolean withJdk;

  TypeHierarchy(SelectionRules rules) {
    this.withMarks = rules.inherit();
    this.withJdk = rules.needJdkSupertypes();
  }

  /**
   * The types that a class extends or implements, nearest first, but for {@code Object}, and for
   * those of the JDK where they don't matter.
   *
   * @param loader that which defines the class
   */
  List<ScannedClass> supertypes(ClassLoader loader, ClassReader reader, byte[] classFile) {
    ScannedClass type = scan(reader, classFile);
    Map<String, ScannedClass> known = types.of(loader);
    known.put(type.internalName, type);
    List<ScannedClass> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    addDirect(loader, known, type, found, seen);
    for (int i = 0; i < found.size() && i < MAX_SUPERTYPES; i++) {
      addDirect(loader, known, found.get(i), found, seen);
    }
    return found;
  }

  private void addDirect(
      ClassLoader loader,
      Map<String, ScannedClass> known,
      ScannedClass type,
      List<ScannedClass> found,
      Set<String> seen) {
    if (isWanted(type.superName) && seen.add(type.superName)) {
      found.add(find(loader, known, type.superName));
    }
    for (String name : type.interfaces) {
      if (isWanted(name) && seen.add(name)) {
        found.add(find(loader, known, name));
      }
    }
  }

  private boolean isWanted(String name) {
    return !name.isEmpty()
        && (withJdk || !name.startsWith(JDK))
        && !name.equals("java/lang/Object");
  }

  private ScannedClass find(ClassLoader loader, Map<String, ScannedClass> known, String name) {
    ScannedClass type = known.get(name);
    if (type != null) {
      return type;
    }
    if (asking.get() != null) {
      return unknown(name);
    }
    type = ask(loader, name, false);
    if (type == null) {
      type = fromParents(loader, name);
    }
    known.put(name, type);
    return type;
  }

  /** A class that was made at run time has no file, but may have come by in a parent. */
  private ScannedClass fromParents(ClassLoader loader, String name) {
    for (ClassLoader p = loader.getParent(); p != null; p = p.getParent()) {
      ScannedClass type = types.of(p).get(name);
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

  /**
   * The same types with those of their methods that matter to what overrides them. Few classes need
   * that, so it isn't read with each type.
   */
  List<ScannedClass> withMethods(ClassLoader loader, List<ScannedClass> supertypes) {
    if (!hasMethods(supertypes)) {
      return supertypes;
    }
    List<ScannedClass> all = new ArrayList<>();
    Map<String, ScannedClass> known = types.of(loader);
    for (ScannedClass type : supertypes) {
      boolean isRead = type.hasMethods || type.internalName.startsWith(JDK);
      ScannedClass read =
          isRead || asking.get() != null ? null : ask(loader, type.internalName, true);
      if (read != null) {
        known.put(read.internalName, read);
      }
      all.add(read == null ? type : read);
    }
    return all;
  }

  private static boolean hasMethods(List<ScannedClass> types) {
    for (ScannedClass type : types) {
      if (type.hasMethods) {
        return true;
      }
    }
    return false;
  }

  private @Nullable ScannedClass ask(ClassLoader loader, String name, boolean withMethods) {
    ThreadContext context = ThreadContext.current();
    boolean before = context.suspend();
    asking.set(true);
    try {
      byte[] classFile = read(loader, name);
      ClassReader reader = classFile == null ? null : new ClassReader(classFile);
      if (reader != null && classFile != null && reader.getClassName().equals(name)) {
        return withMethods ? scanMethods(reader) : scan(reader, classFile);
      }
      AgentLog.debug("what " + name + " extends is not known: its class file isn't found");
    } catch (Throwable t) { // A loader may throw anything.
      AgentLog.debug("what " + name + " extends is not known: " + t.getClass().getName());
    } finally {
      asking.remove();
      context.resume(before);
    }
    return null;
  }

  private static byte @Nullable [] read(ClassLoader loader, String name) throws IOException {
    ClassLoader asked = name.startsWith(JDK) ? ClassLoader.getPlatformClassLoader() : loader;
    try (InputStream in = asked.getResourceAsStream(name + ".class")) {
      return in == null ? null : in.readNBytes(MAX_BYTES);
    }
  }

  /** Whether our annotation stands somewhere in a class file. */
  static boolean mayBeMarked(byte[] classFile) {
    return ConstantPool.contains(classFile, L9_TRACED);
  }

  private ScannedClass scan(ClassReader reader, byte[] classFile) {
    if (withMarks && (mayBeMarked(classFile) || ConstantPool.contains(classFile, SENSITIVE))) {
      return scanMethods(reader);
    }
    ScannedClass type = new ScannedClass();
    type.internalName = reader.getClassName();
    type.superName = reader.getSuperName() == null ? "" : reader.getSuperName();
    type.interfaces = List.of(reader.getInterfaces());
    return type;
  }

  private ScannedClass scanMethods(ClassReader reader) {
    ScannedClass type = ClassScanner.scan(reader, annotations);
    type.hasMethods = true;
    if (type.mark == null) {
      type.methods.removeIf(method -> !matters(method));
    }
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
