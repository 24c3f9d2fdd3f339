package dev.l9.trace.agent.doctor;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

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

  private static boolean isOfProgram(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return !type.isArray()
        && !type.isHidden()
        && loader != null
        && loader != ClassLoader.getPlatformClassLoader()
        && loader != LoadedClassNames.class.getClassLoader();
  }
}
