package dev.l9.trace.bootstrap;

import dev.l9.trace.bootstrap.hint.NothingTraced;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Attaches the agent to this JVM, so that it instruments classes, and detaches it.
 *
 * <p>At the JVM's start, the transformer is added as one that can't retransform, because on JDK 17
 * the other kind makes the JVM process every loaded class twice. A transformer that is added later
 * can retransform, so that the JVM calls it for classes that are already loaded. Not thread-safe.
 *
 * <p>It is also the shutdown hook of an agent that has been there from the JVM's start. A class of
 * its own would make each start slower.
 */
final class Attachment implements Runnable {

  private static final int FIRST_WITH_AOT_CACHE = 24;

  private final Instrumentation instrumentation;
  private final AgentRuntimeLoader runtime;
  private @Nullable TraceTransformer transformer;
  private boolean late;
  private volatile @Nullable AgentOptions atStart;
  private volatile @Nullable String reason;

  Attachment(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
    this.runtime = new AgentRuntimeLoader(instrumentation);
  }

  /** Has classes that are loaded from now on instrumented, as the options say. */
  void start(AgentOptions options) {
    TraceTransformer added = add(options, false);
    if (added != null) {
      atStart = options;
      sayAtTheEnd();
    }
    Class<?>[] preloaded = added == null ? new Class<?>[0] : preloaded();
    if (added != null && preloaded.length > 0) {
      new LoadedClasses(instrumentation).instrumentPreloaded(preloaded, added);
    }
  }

  private void sayAtTheEnd() {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(null, this, "l9-end", 0, false));
    } catch (RuntimeException e) {
      AgentLog.debug("nothing will be said at the JVM's end: " + e); // By a security manager.
    }
  }

  /**
   * Says why nothing was traced, if no class needed the rest of the agent. It is called twice:
   * beside the program's shutdown hooks, which may still load a traced class, and after them.
   */
  @Override
  public void run() {
    AgentOptions options = atStart;
    if (options == null || runtime.wasWanted()) {
      return;
    }
    try {
      if (reason == null) {
        reason = findReason(options);
        if (reason == null || runtime.registerLate(this)) {
          return;
        }
      }
      AgentLog.warn("nothing was traced: " + reason);
    } catch (Throwable t) {
      AgentLog.debug("why nothing was traced can't be said: " + t);
    }
  }

  private @Nullable String findReason(AgentOptions options) {
    return NothingTraced.reason(
        options.text(OptionKey.INCLUDE), options.text(OptionKey.ANNOTATIONS), instrumentation);
  }

  /**
   * The classes of the class path that are loaded before any code of the program runs. The JVM
   * takes them from an AOT cache, in the state in which they were cached, and passes them to no
   * agent.
   */
  private Class<?>[] preloaded() {
    ClassLoader application = ClassLoader.getSystemClassLoader();
    if (Runtime.version().feature() >= FIRST_WITH_AOT_CACHE) {
      Class<?>[] initiated = instrumentation.getInitiatedClasses(application);
      for (Class<?> type : initiated) {
        // Without a cache, only the agent's own classes are there.
        if (type.getClassLoader() == application
            && !type.getPackageName().equals(Agent.class.getPackageName())) {
          return initiated;
        }
      }
    }
    return new Class<?>[0];
  }

  /**
   * Does what {@link #start} does, and instruments classes that are already loaded too.
   *
   * @return how many classes are instrumented now; null if the options switch the agent off
   */
  @Nullable Integer attach(AgentOptions options) {
    TraceTransformer added = add(options, true);
    if (added == null) {
      return null;
    }
    LoadedClasses loaded = new LoadedClasses(instrumentation);
    loaded.noteOpenTelemetry(runtime);
    int instrumented = loaded.instrument(added);
    if (runtime.hasFailed()) {
      throw new IllegalStateException(
          "the agent could not start; the program's standard error says why");
    }
    return instrumented;
  }

  private @Nullable TraceTransformer add(AgentOptions options, boolean toLoadedClasses) {
    if (!options.isOn(OptionKey.ENABLED)) {
      return null;
    }
    runtime.attach(options, toLoadedClasses);
    TraceTransformer added = new TraceTransformer(runtime, options, toLoadedClasses);
    transformer = added;
    late = toLoadedClasses;
    instrumentation.addTransformer(added, late);
    if (options.isSet(OptionKey.DOCTOR)) {
      runtime.get(); // The doctor has something to say even if no class is marked.
    }
    return added;
  }

  /**
   * Removes all instrumentation, and has everything written.
   *
   * @return what became of the classes; null if the agent wasn't attached
   */
  @Nullable Restored detach() throws Exception {
    TraceTransformer added = transformer;
    if (added == null) {
      return null;
    }
    transformer = null;
    atStart = null;
    runtime.detach();
    // The transformer is still registered here, since it restores what the JVM leaves out of
    // retransformed classes. From now on it adds nothing else.
    Restored restored = restore(added, late);
    TraceTransformer last = added.last();
    return last == null ? restored : restored.and(restore(last, true));
  }

  private Restored restore(TraceTransformer added, boolean retransforms) {
    Restored restored = new LoadedClasses(instrumentation).restore(added, retransforms);
    instrumentation.removeTransformer(added);
    return restored;
  }

  /**
   * What became of the instrumented classes.
   *
   * @param classes how many have their original code again
   * @param kept how many still have the tracing code, which now does nothing
   */
  record Restored(int classes, int kept) {

    Restored and(Restored others) {
      return new Restored(classes + others.classes, kept + others.kept);
    }
  }
}
