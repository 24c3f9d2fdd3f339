package dev.l9.trace.agent.jdkhooks;

import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.FIRST_THREAD;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.THIS_THREAD;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.TOP_THREAD;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Place.BEFORE_CALL;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Place.ENTRY;

import java.util.List;

/**
 * The places at which each JDK starts threads. The class {@code Thread} is avoided if possible.
 * Once it is woven, threads that already run have their outermost frame in old code, for which the
 * JVM no longer gives file and line.
 */
final class ThreadStarts {

  private static final int JDK = Runtime.version().feature();

  /** From this version on, starting a thread calls no other class. */
  private static final int WITHOUT_GROUPS = 19;

  private static final int WITH_VIRTUAL_THREADS = 21;

  /**
   * From this version on, at the latest, one method is called for each thread that has a container.
   */
  private static final int WITH_CONTAINERS = 25;

  private ThreadStarts() {}

  static boolean concerns(String className) {
    return switch (className) {
      case "java/lang/ThreadGroup" -> JDK < WITHOUT_GROUPS;
      case "java/lang/Thread" -> JDK >= WITHOUT_GROUPS;
      case "java/lang/VirtualThread" -> JDK >= WITH_VIRTUAL_THREADS && JDK < WITH_CONTAINERS;
      case "jdk/internal/vm/ThreadContainer" -> JDK >= WITH_CONTAINERS;
      default -> false;
    };
  }

  /** The hooks of such a class. Each start of a thread passes one of them. */
  static List<ContextHook> of(String className) {
    WovenCall start =
        switch (className) {
          case "java/lang/ThreadGroup" -> told("add(Ljava/lang/Thread;)V");
          case "jdk/internal/vm/ThreadContainer" -> told("add");
          case "java/lang/VirtualThread" ->
              ContextHook.by(
                  BEFORE_CALL, "setThreadContainer", "start", "threadStarts", THIS_THREAD);
          default -> {
            String method = JDK < WITH_CONTAINERS ? "start" : "start()V";
            yield ContextHook.by(BEFORE_CALL, "start0", method, "threadStarts", TOP_THREAD);
          }
        };
    return List.of(ContextHook.all("start", start));
  }

  private static WovenCall told(String method) {
    return ContextHook.at(ENTRY, method, "threadStarts", FIRST_THREAD);
  }
}
