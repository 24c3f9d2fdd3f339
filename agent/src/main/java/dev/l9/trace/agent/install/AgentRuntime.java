package dev.l9.trace.agent.install;

import dev.l9.trace.agent.advice.BridgeLink;
import dev.l9.trace.agent.advice.ClassInstrumenter;
import dev.l9.trace.agent.advice.ParameterNames;
import dev.l9.trace.agent.classfile.ClassBytes;
import dev.l9.trace.agent.jdkhooks.ContextWeaver;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.AgentOptions;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.ref.Reference;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of the agent behind the prefilter. It starts the rest of the agent, and then instruments
 * the classes that it gets.
 *
 * <p>It is made by reflection, once, on the thread that loads the first traced class. {@link
 * #close} detaches it from the program, and {@link #accept} attaches it again with other options.
 * These two methods must not be called by several threads at once.
 */
public final class AgentRuntime
    implements ClassFileTransformer, Runnable, Consumer<Map<String, String>>, AutoCloseable {

  private static final long MAX_WAIT_MILLIS = 5_000;

  /** See {@link ParameterNames}. */
  private static final int KEEPS_PARAMETER_NAMES = 19;

  private final Instrumentation instrumentation;
  private final ClassBytes classFiles = new ClassBytes();
  private final AgentWiring wiring;
  private LoadedJdkClasses loadedJdkClasses;

  /** The instrumenter; null while the agent is detached. */
  private volatile @Nullable ClassInstrumenter instrumenter;

  /**
   * Starts the agent.
   *
   * @param options {@code AgentOptions.toMap} of the bootstrap's copy of that class
   * @param openTelemetryLoaders the loaders that have begun to load OpenTelemetry's API; later ones
   *     are added to this list
   * @param isLate whether the agent wasn't there from the JVM's start
   */
  public AgentRuntime(
      Instrumentation instrumentation,
      Map<String, String> options,
      List<Reference<ClassLoader>> openTelemetryLoaders,
      boolean isLate)
      throws ReflectiveOperationException {
    AgentOptions agentOptions = AgentOptions.fromMap(options);
    AgentLog.setLevel(agentOptions.level());
    AgentLog.open();
    // This must come before anything is linked that names the bridge. That is why the wiring is a
    // class of its own.
    BridgeInstaller.defineBridge();
    this.instrumentation = instrumentation;
    loadedJdkClasses = LoadedJdkClasses.start(instrumentation);
    wiring = new AgentWiring(instrumentation, classFiles, openTelemetryLoaders);
    instrumenter = wiring.attach(agentOptions, isLate);
  }

  /** Traces again, now with these options. */
  @Override
  public void accept(Map<String, String> options) {
    AgentOptions agentOptions = AgentOptions.fromMap(options);
    AgentLog.setLevel(agentOptions.level());
    loadedJdkClasses = LoadedJdkClasses.start(instrumentation);
    instrumenter = wiring.attach(agentOptions, true);
    run();
  }

  /** Stops tracing, and has everything written. */
  @Override
  public void close() {
    instrumenter = null;
    if (!wiring.detach(MAX_WAIT_MILLIS)) {
      AgentLog.warn("not everything was written within " + MAX_WAIT_MILLIS / 1000 + " s");
    }
    LoadedJdkClasses.restore(instrumentation);
  }

  /**
   * Weaves the classes of the JDK that are already loaded. Call it when classes that are loaded
   * later pass {@link #transform}.
   */
  @Override
  public void run() {
    loadedJdkClasses.finish();
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    ClassInstrumenter present = instrumenter;
    if ((present == null && redefined == null) || LoadedClassFiles.isAsking()) {
      return null;
    }
    if (name != null && ContextWeaver.concerns(name)) {
      return loader == null || BridgeLink.isFoundBy(loader)
          ? ContextWeaver.weave(name, bytes)
          : null;
    }
    if (loader == null) {
      return null;
    }
    byte[] traced = present == null ? null : present.instrument(loader, domain, bytes);
    if (traced != null) {
      BridgeLink.resolve(loader, domain);
      AgentLog.debug("instrumented " + name);
    }
    if (redefined == null || Runtime.version().feature() >= KEEPS_PARAMETER_NAMES) {
      return traced;
    }
    byte[] classFile = classFiles.of(redefined);
    byte[] restored =
        classFile == null
            ? null
            : ParameterNames.restore(traced == null ? bytes : traced, classFile);
    return restored == null ? traced : restored;
  }
}
