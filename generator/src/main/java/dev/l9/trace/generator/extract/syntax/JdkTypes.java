package dev.l9.trace.generator.extract.syntax;

import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;

/** Says which types the JDK has, by their full names. No class is initialised for it. */
final class JdkTypes {

  private final Map<String, Boolean> known = new HashMap<>();

  /** Whether a package may be one of the JDK. */
  static boolean isPackage(String name) {
    return name.startsWith("java.") || name.startsWith("javax.");
  }

  /**
   * Whether the JDK has a public type of this name.
   *
   * @param qualifiedName of a type that isn't nested
   */
  boolean has(String qualifiedName) {
    return isPackage(qualifiedName) && known.computeIfAbsent(qualifiedName, JdkTypes::load);
  }

  private static boolean load(String name) {
    try {
      Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
      return Modifier.isPublic(type.getModifiers());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
