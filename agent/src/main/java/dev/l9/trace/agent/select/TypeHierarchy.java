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
 * Finds out what classes extend and implement, by reading class files: those that pass by, and the
 * others as {@link ClassBytes} finds them. No class is loaded for it, and nothing is waited for
 * that the program may hold.
 *
 * <p>A type whose class file isn't found is unknown: it has a name, and nothing above it. Where a
 * loader of the application needs further classes to say what a type is, the supertypes of these
 * may stay unknown. Safe for use by several threads.
 */
public final class TypeHierarchy {

  private static final int MAX_SUPERTYPES = 1000;

  /** Only the JDK may have packages of this name. */
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
    this.withMarks = rules.inherit();
    this.withJdk = rules.needJdkSupertypes();
  }

  /** Where a class is defined, and what is known of the types that its loader finds. */
  private record Place(
      ClassLoader loader, @Nullable ProtectionDomain domain, Map<String, ScannedClass> known) {}

  /**
   * The types that a class extends or implements, nearest first, but for {@code Object}, and for
   * those of the JDK where they don't matter.
   *
   * @param loader that which defines the class
   * @param domain in which it does so
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

  /** A class that was made at run time has no file, but may have come by in a parent. */
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
   * The same types with those of their methods that matter to what overrides them. Few classes need
   * that, so it isn't read with each type.
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
    } catch (RuntimeException e) { // A class file may hold anything.
      AgentLog.debug("what " + name + " extends is not known: " + e.getClass().getName());
    }
    return null;
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
