package dev.l9.trace.bootstrap;

import dev.l9.trace.bootstrap.Attachment.Restored;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Instruments classes that were loaded before the agent was attached, and restores the code of
 * instrumented classes.
 *
 * <p>The JVM could give us the code of every loaded class, but would have to redefine each class
 * for that. So the classes that may be wanted are found by name, and by the class files that their
 * loaders have.
 */
final class LoadedClasses {

  /** In place of the bytes of a class that is included by its name. */
  private static final byte[] NOT_NEEDED = {};

  private static final String OPEN_TELEMETRY = "io.opentelemetry.api.trace.Span";

  private final Instrumentation instrumentation;

  LoadedClasses(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Notes the loaders that already have OpenTelemetry's API. The transformer notes those that load
   * it later.
   */
  void noteOpenTelemetry(AgentRuntimeLoader runtime) {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      if (loader != null && type.getName().equals(OPEN_TELEMETRY)) {
        runtime.noteOpenTelemetry(loader);
      }
    }
  }

  /** Returns how many classes are instrumented now. */
  int instrument(TraceTransformer transformer) {
    List<Class<?>> wanted = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (isWanted(type, transformer)) {
        wanted.add(type);
      }
    }
    retransform(wanted);
    return instrumented(transformer).size();
  }

  /** Instruments classes that were loaded before the transformer was added. */
  void instrumentPreloaded(Class<?>[] preloaded, TraceTransformer transformer) {
    List<Class<?>> wanted = new ArrayList<>();
    for (Class<?> type : preloaded) {
      boolean isOwn = type.getPackageName().equals(Agent.class.getPackageName());
      if (!isOwn && isWanted(type, transformer)) {
        wanted.add(type);
      }
    }
    if (!wanted.isEmpty()) {
      transformer.addLast();
      retransform(wanted);
    }
  }

  private boolean isWanted(Class<?> type, TraceTransformer transformer) {
    if (type.isArray()
        || type.isHidden()
        || transformer.isLeftAlone(type.getClassLoader())
        || !instrumentation.isModifiableClass(type)) {
      return false;
    }
    String name = type.getName().replace('.', '/');
    byte[] bytes = transformer.isIncluded(name) ? NOT_NEEDED : classFile(type);
    if (bytes == null || transformer.isWanted(name, bytes)) {
      return bytes != null;
    }
    if (transformer.isExplained(name, bytes)) {
      // The class stays as it is; only the doctor learns of it.
      transformer.transform(
          type.getModule(), type.getClassLoader(), name, null, type.getProtectionDomain(), bytes);
    }
    return false;
  }

  private List<Class<?>> instrumented(TraceTransformer transformer) {
    List<Class<?>> instrumented = new ArrayList<>();
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (!type.isArray() && transformer.hasInstrumented(type)) {
        instrumented.add(type);
      }
    }
    return instrumented;
  }

  /**
   * Restores the code of the classes that a transformer has instrumented. The transformer is
   * removed afterwards.
   */
  Restored restore(TraceTransformer transformer, boolean retransforms) {
    List<Class<?>> instrumented = instrumented(transformer);
    if (retransforms) {
      int kept = retransform(instrumented);
      return new Restored(instrumented.size() - kept, kept);
    }
    int kept = 0;
    for (Class<?> type : instrumented) {
      kept += redefine(type, transformer) ? 0 : 1;
    }
    return new Restored(instrumented.size() - kept, kept);
  }

  /**
   * Retransforms the classes all at once, since each retransformation stops all threads. Returns
   * how many could not be retransformed.
   */
  private int retransform(List<Class<?>> types) {
    if (types.isEmpty()) {
      return 0;
    }
    try {
      instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
      return 0;
    } catch (Exception | LinkageError e) {
      int failed = 0;
      for (Class<?> type : types) {
        failed += retransform(type) ? 0 : 1;
      }
      return failed;
    }
  }

  private boolean retransform(Class<?> type) {
    try {
      instrumentation.retransformClasses(type);
      return true;
    } catch (Exception | LinkageError e) {
      AgentLog.warn("class " + type.getName() + " stays as it is: the JVM says " + e);
      return false;
    }
  }

  /**
   * Restores a class from its class file, if that is still the one that was loaded. Returns whether
   * it did.
   */
  private boolean redefine(Class<?> type, TraceTransformer transformer) {
    byte[] bytes = classFile(type);
    if (bytes == null || !transformer.isOriginal(type, bytes)) {
      AgentLog.info(
          "class " + type.getName() + " keeps its tracing code, which does nothing from now on");
      return false;
    }
    try {
      instrumentation.redefineClasses(new ClassDefinition(type, bytes));
      return true;
    } catch (Exception | LinkageError e) {
      AgentLog.info("class " + type.getName() + " keeps its tracing code: the JVM says " + e);
      return false;
    }
  }

  /**
   * The class file of a loaded class; null if the loader has none, as for classes that were
   * generated at run time. The loader is called on this thread, which isn't one of the program.
   */
  private static byte @Nullable [] classFile(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = loader == null ? null : loader.getResourceAsStream(file)) {
      return in == null ? null : in.readAllBytes();
    } catch (Throwable t) { // The application's loader may throw anything.
      AgentLog.debug("no class file of " + type.getName() + ": " + t);
      return null;
    }
  }
}
