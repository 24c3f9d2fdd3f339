package dev.l9.trace.bootstrap;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * The agent on this JVM: has it instrument classes, and takes that back.
 *
 * <p>At the JVM's start its transformer is one of those whose work stays: the others cost every
 * class that is loaded a second look on JDK 17. One that is attached later is asked again where a
 * class is already loaded. Not safe for use by several threads.
 */
final class Attachment {

  private static final int FIRST_WITH_AOT_CACHE = 24;

  private final Instrumentation instrumentation;
  private final AgentRuntimeLoader runtime;
  private @Nullable TraceTransformer transformer;
  private boolean late;

  Attachment(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
    this.runtime = new AgentRuntimeLoader(instrumentation);
  }

  /** Has what is loaded from now on instrumented, as far as the options ask for it. */
  void start(AgentOptions options) {
    TraceTransformer added = add(options, false);
    Class<?>[] preloaded = added == null ? new Class<?>[0] : preloaded();
    if (added != null && preloaded.length > 0) {
      new LoadedClasses(instrumentation).instrumentPreloaded(preloaded, added);
    }
  }

  /**
   * The classes of the class path that are there before any code of the program: the JVM takes them
   * from an AOT cache, in the state that they had, and shows them to no agent.
   */
  private Class<?>[] preloaded() {
    ClassLoader application = ClassLoader.getSystemClassLoader();
    if (Runtime.version().feature() >= FIRST_WITH_AOT_CACHE) {
      Class<?>[] initiated = instrumentation.getInitiatedClasses(application);
      for (Class<?> type : initiated) {
        // Without a cache there are the agent's own.
        if (type.getClassLoader() == application
            && !type.getPackageName().equals(Agent.class.getPackageName())) {
          return initiated;
        }
      }
    }
    return new Class<?>[0];
  }

  /**
   * The same, also for what is loaded already.
   *
   * @return how many classes are instrumented now; null where the options say that none are to be
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
    runtime.attach(options);
    TraceTransformer added = new TraceTransformer(runtime, options, toLoadedClasses);
    transformer = added;
    late = toLoadedClasses;
    instrumentation.addTransformer(added, late);
    return added;
  }

  /**
   * Takes all instrumentation back, and has everything written.
   *
   * @return null where nothing was instrumented in the first place
   */
  @Nullable Restored detach() throws Exception {
    TraceTransformer added = transformer;
    if (added == null) {
      return null;
    }
    transformer = null;
    runtime.detach();
    // Still there, to give classes back what the JVM leaves out; from now on it adds nothing else.
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
   * @param classes how many are as they were
   * @param kept how many still have the tracing code, which does nothing any more
   */
  record Restored(int classes, int kept) {

    Restored and(Restored others) {
      return new Restored(classes + others.classes, kept + others.kept);
    }
  }
}
