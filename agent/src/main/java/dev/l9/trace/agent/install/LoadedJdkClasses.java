package dev.l9.trace.agent.install;

import dev.l9.trace.agent.advice.BridgeLink;
import dev.l9.trace.agent.context.AgentThread;
import dev.l9.trace.agent.jdkhooks.ContextWeaver;
import dev.l9.trace.bootstrap.AgentLog;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the classes of the JDK that were loaded before the first traced class. The class that
 * starts threads is always among them, and others are if the program has used them. The class of
 * Kotlin that resumes coroutines is woven too.
 *
 * <p>This happens on a thread of its own, because the thread that starts the agent is already in a
 * transformer, and the JVM calls no transformers from there. The first class is woven while the
 * rest of the agent starts. The transformer is removed afterwards, since one that can retransform
 * makes the JVM copy each class that is loaded.
 */
final class LoadedJdkClasses implements ClassFileTransformer, Runnable {

  /**
   * One of these classes starts threads. Which one it is, is found out on a thread that has enough
   * stack for that.
   */
  private static final List<Class<?>> STARTERS = List.of(Thread.class, ThreadGroup.class);

  private final Instrumentation instrumentation;
  private final List<Class<?>> classes;
  private final boolean leavesThread;
  private final Thread thread = AgentThread.create(this, "l9-install");

  private LoadedJdkClasses(Instrumentation instrumentation, List<Class<?>> classes) {
    this.instrumentation = instrumentation;
    this.classes = classes;
    this.leavesThread = TrainingRun.isOne(instrumentation);
  }

  /** Begins with the class that is always loaded. */
  static LoadedJdkClasses start(Instrumentation instrumentation) {
    LoadedJdkClasses first = new LoadedJdkClasses(instrumentation, STARTERS);
    if (first.leavesThread) {
      AgentLog.warn(
          "this run is recorded for an AOT cache: what is traced on threads that the program starts"
              + " has no parent, since the JVM would not survive a change of java.lang.Thread");
    }
    first.thread.start();
    return first;
  }

  /** Weaves the other classes that are loaded by now. Returns when everything is done. */
  void finish() {
    List<Class<?>> others = loaded();
    join();
    if (!others.isEmpty()) {
      LoadedJdkClasses rest = new LoadedJdkClasses(instrumentation, others);
      rest.thread.start();
      rest.join();
    }
  }

  private void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt(); // This restores the interrupt status.
    }
  }

  /** Restores the classes' own code. */
  static void restore(Instrumentation instrumentation) {
    for (Class<?> type : new LoadedJdkClasses(instrumentation, List.of()).loaded()) {
      try (InputStream in = type.getResourceAsStream(fileName(type))) {
        if (in != null) {
          instrumentation.redefineClasses(new ClassDefinition(type, in.readAllBytes()));
        }
      } catch (Exception | LinkageError e) {
        AgentLog.debug(type.getName() + " keeps the code that carries contexts: " + e);
      }
    }
  }

  private static String fileName(Class<?> type) {
    String name = type.getName();
    return name.substring(name.lastIndexOf('.') + 1) + ".class";
  }

  @Override
  public void run() {
    instrumentation.addTransformer(this, true);
    try {
      instrumentation.retransformClasses(concerned(classes).toArray(new Class<?>[0]));
    } catch (Throwable t) {
      AgentLog.warn("parent and child are not known across threads: " + t);
    } finally {
      instrumentation.removeTransformer(this);
    }
  }

  private List<Class<?>> loaded() {
    List<Class<?>> loaded = new ArrayList<>();
    for (Class<?> type : concerned(List.of(instrumentation.getAllLoadedClasses()))) {
      if (!classes.contains(type)) {
        loaded.add(type);
      }
    }
    return loaded;
  }

  private List<Class<?>> concerned(List<Class<?>> types) {
    List<Class<?>> concerned = new ArrayList<>();
    for (Class<?> type : types) {
      boolean isConcerned =
          type.getClassLoader() == null
              ? ContextWeaver.concerns(type.getName().replace('.', '/'))
              : ContextWeaver.concernsLibrary(type.getName());
      boolean isLeftAlone = leavesThread && type == Thread.class;
      if (isConcerned && !isLeftAlone && instrumentation.isModifiableClass(type)) {
        concerned.add(type);
      }
    }
    return concerned;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> retransformed,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (retransformed == null
        || name == null
        || (loader != null && !ContextWeaver.concernsLibrary(retransformed.getName()))) {
      return null; // The class is being loaded now, and the agent's other transformer handles it.
    }
    try {
      return loader == null || BridgeLink.isFoundBy(loader)
          ? ContextWeaver.weave(name, bytes)
          : null;
    } catch (Throwable t) {
      AgentLog.debug("contexts are not carried by " + name + ": " + t);
      return null;
    }
  }
}
