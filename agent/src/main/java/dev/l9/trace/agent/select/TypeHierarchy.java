package dev.l9.trace.agent.select;

import dev.l9.trace.agent.classfile.ClassBytes;
import dev.l9.trace.agent.classfile.ClassReaders;
import dev.l9.trace.agent.scan.AnnotationScanner;
import dev.l9.trace.agent.scan.ClassScanner;
import dev.l9.trace.agent.scan.MethodScanner;
import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.agent.scan.TracedMarks;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.ConstantPool;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what classes extend and implement, by reading class files. It gets the files of the
 * classes that the agent transforms; {@link ClassBytes} finds the others. It loads no class, and
 * waits for no lock that the program may hold.
 *
 * <p>A type whose class file isn't found is unknown: it has a name, and no supertypes. If a loader
 * of the application needs further classes in order to find a class file, the supertypes of these
 * may stay unknown. Safe for use by several threads.
 */
public final class TypeHierarchy {

  private static final int MAX_SUPERTYPES = 1000;

  /** Only the JDK may have packages whose names begin like this. */
  private static final String JDK = "java/";

  private static final byte[] L9_TRACED = ConstantPool.ascii(TracedMarks.L9_TRACED);
  private static final byte[] SENSITIVE = ConstantPool.ascii(MethodScanner.SENSITIVE);

  private final AnnotationScanner annotations = new AnnotationScanner(List.of());
  private final LoaderMap types = new LoaderMap();
  private final ClassBytes classFiles;
  private final boolean withMarks;
  private final boolean withJdk;

  public TypeHierarchy(SelectionRules rules, ClassBytes classFiles) {
    this.classFiles = classFiles;
    this.withMarks = rules.needInheritedMarks();
    this.withJdk = rules.needJdkSupertypes();
  }

  /** The loader and the domain of a class, and what is known of the types that the loader finds. */
  private record Place(
      ClassLoader loader, @Nullable ProtectionDomain domain, Map<String, ScannedClass> known) {}

  /**
   * The types that a class extends or implements, nearest first. They don't include {@code Object},
   * nor types of the JDK if these don't matter.
   *
   * @param loader the loader that defines the class
   * @param domain the protection domain of the class
   */
  public List<ScannedClass> supertypes(
      ClassLoader loader, @Nullable ProtectionDomain domain, ClassReader reader, byte[] classFile) {
    ScannedClass type = scan(reader, classFile);
    Place place = new Place(loader, domain, types.of(loader));
    place.known.put(type.internalName, type);
    List<ScannedClass> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    addDirect(place, type, found, seen);
    for (int i = 0; i < found.size() && i < MAX_SUPERTYPES; i++) {
      addDirect(place, found.get(i), found, seen);
    }
    return found;
  }

  private void addDirect(
      Place place, ScannedClass type, List<ScannedClass> found, Set<String> seen) {
    if (isWanted(type.superName) && seen.add(type.superName)) {
      found.add(find(place, type.superName));
    }
    for (String name : type.interfaces) {
      if (isWanted(name) && seen.add(name)) {
        found.add(find(place, name));
      }
    }
  }

  private boolean isWanted(String name) {
    return !name.isEmpty()
        && (withJdk || !name.startsWith(JDK))
        && !name.equals("java/lang/Object");
  }

  private ScannedClass find(Place place, String name) {
    ScannedClass type = place.known.get(name);
    if (type != null) {
      return type;
    }
    type = read(place, name, false);
    if (type == null) {
      type = fromParents(place.loader, name);
    }
    if (type != null || !ClassBytes.isAsking()) {
      place.known.put(name, type == null ? unknown(name) : type);
    }
    return type == null ? unknown(name) : type;
  }

  /**
   * Looks for a type among those that the parents of a loader have found. A class that was
   * generated at run time has no file, but may be known there.
   */
  private @Nullable ScannedClass fromParents(ClassLoader loader, String name) {
    for (ClassLoader p = loader.getParent(); p != null; p = p.getParent()) {
      ScannedClass type = types.of(p).get(name);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  private static ScannedClass unknown(String name) {
    ScannedClass type = new ScannedClass();
    type.internalName = name;
    return type;
  }

  /**
   * Returns these types with those of their methods that matter to overriding methods. Few classes
   * need the methods, so they aren't read with each type.
   */
  public List<ScannedClass> withMethods(
      ClassLoader loader, @Nullable ProtectionDomain domain, List<ScannedClass> supertypes) {
    if (!hasMethods(supertypes)) {
      return supertypes;
    }
    List<ScannedClass> all = new ArrayList<>();
    Place place = new Place(loader, domain, types.of(loader));
    for (ScannedClass type : supertypes) {
      boolean isRead = type.hasMethods || type.internalName.startsWith(JDK);
      ScannedClass read = isRead ? null : read(place, type.internalName, true);
      if (read != null) {
        place.known.put(read.internalName, read);
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

  private @Nullable ScannedClass read(Place place, String name, boolean withMethods) {
    try {
      byte[] classFile = classFiles.find(place.loader, place.domain, name);
      if (classFile != null) {
        ClassReader reader = ClassReaders.of(classFile);
        return withMethods ? scanMethods(reader) : scan(reader, classFile);
      }
      AgentLog.debug("what " + name + " extends is not known: its class file isn't found");
    } catch (RuntimeException e) { // A class file may contain anything.
      AgentLog.debug("what " + name + " extends is not known: " + e.getClass().getName());
    }
    return null;
  }

  /** Whether our annotation is somewhere in a class file. */
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

  /**
   * Whether a method matters to methods that override it. Few do, and only these are kept, since
   * they stay in memory as long as the loader.
   */
  private static boolean matters(ScannedMethod method) {
    return method.mark != null
        || method.bridgeTo != null
        || method.sensitiveResult
        || !method.sensitiveParameters.isEmpty();
  }
}
