package dev.l9.trace.bootstrap;

import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts the part of the agent that the {@link AgentClassLoader} loads, once, when the first class
 * needs it.
 *
 * <p>Safe for use by several threads: a thread that needs it while another starts it waits. A
 * failure is logged once, and from then on nothing is traced.
 */
final class AgentRuntimeLoader {

  private static final String RUNTIME = "dev.l9.trace.agent.install.AgentRuntime";

  private final Instrumentation instrumentation;
  private @Nullable AgentOptions options;
  private boolean late;
  private volatile @Nullable ClassFileTransformer instrumenter;
  private volatile @Nullable ClassLoader loader;
  private volatile boolean wanted;
  private boolean failed;

  /**
   * The loaders that have OpenTelemetry's API. The list has types of the JDK only, since classes on
   * both sides of the {@link AgentClassLoader} use it.
   */
  private final List<Reference<ClassLoader>> openTelemetryLoaders = new CopyOnWriteArrayList<>();

  AgentRuntimeLoader(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Sets the options with which executions are traced from now on.
   *
   * @param isLate whether the agent wasn't there from the JVM's start
   */
  // AgentRuntime is a Consumer of this type; its class is in another loader.
  @SuppressWarnings("unchecked")
  synchronized void attach(AgentOptions newOptions, boolean isLate) {
    options = newOptions;
    late = isLate;
    if (instrumenter != null) {
      ((Consumer<Map<String, String>>) instrumenter).accept(newOptions.toMap());
    }
  }

  /** Stops tracing, and has everything written. */
  synchronized void detach() throws Exception {
    if (instrumenter != null) {
      ((AutoCloseable) instrumenter).close();
    }
  }

  /** Whether the agent could not start, which was logged. */
  synchronized boolean hasFailed() {
    return failed;
  }

  /** Whether there was anything for the agent to do, whatever came of it. */
  boolean wasWanted() {
    return wanted;
  }

  /** The loader of the agent's own classes; null before the first traced class. */
  @Nullable ClassLoader loader() {
    return loader;
  }

  /** The transformer that instruments classes; null before the first traced class. */
  @Nullable ClassFileTransformer present() {
    return instrumenter;
  }

  /** The transformer that instruments classes; null if the agent could not start. */
  @Nullable ClassFileTransformer get() {
    ClassFileTransformer present = instrumenter;
    return present != null ? present : load();
  }

  /**
   * Notes, once, that a loader has or loads OpenTelemetry's API, so that there may be spans of
   * OpenTelemetry from now on.
   */
  void noteOpenTelemetry(ClassLoader apiLoader) {
    List<Reference<ClassLoader>> gone = new ArrayList<>();
    for (Reference<ClassLoader> known : openTelemetryLoaders) {
      ClassLoader loaded = known.get();
      if (loaded == apiLoader) {
        return;
      }
      if (loaded == null) {
        gone.add(known);
      }
    }
    openTelemetryLoaders.removeAll(gone);
    openTelemetryLoaders.add(new WeakReference<>(apiLoader));
  }

  /**
   * Has the JVM call this transformer too, after the transformers of all agents that don't
   * retransform.
   */
  void addLast(ClassFileTransformer transformer) {
    instrumentation.addTransformer(transformer, true);
  }

  private @Nullable ClassFileTransformer load() {
    wanted = true;
    return loadOnce();
  }

  private synchronized @Nullable ClassFileTransformer loadOnce() {
    if (instrumenter == null && !failed) {
      try {
        instrumenter = start(options);
        // This runs after the field is set, so that no class which is loaded from now on is missed.
        ((Runnable) instrumenter).run();
      } catch (Throwable t) {
        failed = true;
        // There is no catch clause for this exception, since the JVM would load its class at every
        // start to verify this one.
        Object reason = t instanceof InvocationTargetException ? t.getCause() : t;
        AgentLog.error("nothing is traced: the agent could not start (" + reason + ")");
      }
    }
    return instrumenter;
  }

  /**
   * Has a hook run after the program's own, by a {@link LateHook}. This needs a loader of the
   * agent's own, but loads nothing of what only that finds.
   *
   * @return false if the JDK refuses that
   */
  boolean registerLate(Runnable hook) throws Exception {
    Object registered =
        Class.forName(LateHook.class.getName(), true, openLoader())
            .getMethod("register", Runnable.class)
            .invoke(null, hook);
    return Boolean.TRUE.equals(registered);
  }

  private ClassLoader openLoader() throws Exception {
    File file = new File(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ClassLoader opened = AgentClassLoader.open(file);
    openJavaLang(opened.getUnnamedModule());
    return opened;
  }

  private ClassFileTransformer start(@Nullable AgentOptions given) throws Exception {
    ClassLoader agentLoader = openLoader();
    loader = agentLoader;
    return Class.forName(RUNTIME, true, agentLoader)
        .asSubclass(ClassFileTransformer.class)
        .getConstructor(Instrumentation.class, Map.class, List.class, boolean.class)
        .newInstance(
            instrumentation, given == null ? Map.of() : given.toMap(), openTelemetryLoaders, late);
  }

  /**
   * Lets the agent, and only it, define the bridge in {@code java.lang}. Opening the package to the
   * module of this class would open it to the whole class path of the application.
   */
  private void openJavaLang(Module agentModule) {
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(agentModule)),
        Set.of(),
        Map.of());
  }
}
