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
 * Brings up the part of the agent that lies behind the {@link AgentClassLoader}, once, when the
 * first class needs it.
 *
 * <p>Safe for use by several threads: those that come meanwhile wait. A failure is logged once, and
 * from then on nothing is traced.
 */
final class AgentRuntimeLoader {

  private static final String RUNTIME = "dev.l9.trace.agent.install.AgentRuntime";

  private final Instrumentation instrumentation;
  private @Nullable AgentOptions options;
  private volatile @Nullable ClassFileTransformer instrumenter;
  private volatile @Nullable ClassLoader loader;
  private boolean failed;

  /** In types of the JDK, since both sides of the {@link AgentClassLoader} know it. */
  private final List<Reference<ClassLoader>> openTelemetryLoaders = new CopyOnWriteArrayList<>();

  AgentRuntimeLoader(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Has what is traced from now on traced with these options. */
  @SuppressWarnings("unchecked") // AgentRuntime is one; its class is another loader's.
  synchronized void attach(AgentOptions newOptions) {
    options = newOptions;
    if (instrumenter != null) {
      ((Consumer<Map<String, String>>) instrumenter).accept(newOptions.toMap());
    }
  }

  /** Has nothing traced any more, and everything written. */
  synchronized void detach() throws Exception {
    if (instrumenter != null) {
      ((AutoCloseable) instrumenter).close();
    }
  }

  /** Whether the agent could not be brought up, which was logged. */
  synchronized boolean hasFailed() {
    return failed;
  }

  /** The loader of the agent's own classes; null before there are any. */
  @Nullable ClassLoader loader() {
    return loader;
  }

  /** The transformer that instruments classes, if the first of them has come. */
  @Nullable ClassFileTransformer present() {
    return instrumenter;
  }

  /** The transformer that instruments classes; null where the agent could not be brought up. */
  @Nullable ClassFileTransformer get() {
    ClassFileTransformer present = instrumenter;
    return present != null ? present : load();
  }

  /** Notes, once, that a loader has or loads OpenTelemetry's API: from now on it may have spans. */
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

  /** Has the JVM ask this transformer too, behind those of all agents that don't retransform. */
  void addLast(ClassFileTransformer transformer) {
    instrumentation.addTransformer(transformer, true);
  }

  private synchronized @Nullable ClassFileTransformer load() {
    if (instrumenter == null && !failed) {
      try {
        instrumenter = start(options);
        // Now, that classes which are loaded from here on come by: none is missed.
        ((Runnable) instrumenter).run();
      } catch (Throwable t) {
        failed = true;
        // Not caught as such: its class would be loaded to verify this one, at every start.
        Object reason = t instanceof InvocationTargetException ? t.getCause() : t;
        AgentLog.error("nothing is traced: the agent could not start (" + reason + ")");
      }
    }
    return instrumenter;
  }

  private ClassFileTransformer start(@Nullable AgentOptions given) throws Exception {
    File file = new File(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ClassLoader agentLoader = AgentClassLoader.open(file);
    loader = agentLoader;
    openJavaLang(agentLoader.getUnnamedModule());
    return Class.forName(RUNTIME, true, agentLoader)
        .asSubclass(ClassFileTransformer.class)
        .getConstructor(Instrumentation.class, Map.class, List.class)
        .newInstance(
            instrumentation, given == null ? Map.of() : given.toMap(), openTelemetryLoaders);
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
