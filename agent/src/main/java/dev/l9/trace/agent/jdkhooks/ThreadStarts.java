package dev.l9.trace.agent.jdkhooks;

import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.FIRST_THREAD;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.THIS_THREAD;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.TOP_THREAD;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Place.BEFORE_CALL;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Place.ENTRY;

import java.util.List;

/**
 * Where each JDK starts threads. Rather not in the class of the threads: once that is woven, a
 * thread that runs already has its outermost frame in old code, of which the JVM no longer tells
 * file and line.
 */
final class ThreadStarts {

  private static final int JDK = Runtime.version().feature();

  /** From then on a thread is started without a call of anything else. */
  private static final int WITHOUT_GROUPS = 19;

  private static final int WITH_VIRTUAL_THREADS = 21;

  /** From then on, at the latest, one method is told of each thread that has a container. */
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

  /** The hooks of a class that this concerns: each start of a thread passes one of them. */
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
