package dev.l9.trace.agent.doctor;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the names of the program's loaded classes, except hidden classes and arrays. */
public final class LoadedClassNames {

  private final Instrumentation instrumentation;

  public LoadedClassNames(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  List<String> all() {
    List<String> names = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isOfProgram(type)) {
        names.add(type.getName());
      }
    }
    return names;
  }

  /** The classes that extend or implement one of these types, each with the name of that type. */
  Map<String, String> heirs(Set<String> types) {
    Map<String, String> heirs = new LinkedHashMap<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isOfProgram(type) && !type.isInterface() && !Proxy.isProxyClass(type)) {
        String inherited = supertype(type, types);
        if (inherited != null) {
          heirs.put(type.getName(), inherited);
        }
      }
    }
    return heirs;
  }

  /**
   * The wanted supertype of a class; null if it has none. All supertypes of a loaded class are
   * loaded too, so this loads none.
   */
  private static @Nullable String supertype(Class<?> type, Set<String> wanted) {
    for (Class<?> implemented : type.getInterfaces()) {
      String found = itselfOrSupertype(implemented, wanted);
      if (found != null) {
        return found;
      }
    }
    Class<?> extended = type.getSuperclass();
    return extended == null ? null : itselfOrSupertype(extended, wanted);
  }

  private static @Nullable String itselfOrSupertype(Class<?> type, Set<String> wanted) {
    return wanted.contains(type.getName()) ? type.getName() : supertype(type, wanted);
  }

  private static boolean isOfProgram(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return !type.isArray()
        && !type.isHidden()
        && loader != null
        && loader != ClassLoader.getPlatformClassLoader()
        && loader != LoadedClassNames.class.getClassLoader();
  }
}
