package dev.l9.trace.agent.doctor;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The names of the program's classes that are loaded, but for hidden ones and arrays. */
public final class LoadedClassNames implements Supplier<Iterable<String>> {

  private final Instrumentation instrumentation;

  public LoadedClassNames(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  @Override
  public List<String> get() {
    List<String> names = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (!type.isArray() && !type.isHidden() && isOfProgram(type.getClassLoader())) {
        names.add(type.getName());
      }
    }
    return names;
  }

  private static boolean isOfProgram(@Nullable ClassLoader loader) {
    return loader != null
        && loader != ClassLoader.getPlatformClassLoader()
        && loader != LoadedClassNames.class.getClassLoader();
  }
}
