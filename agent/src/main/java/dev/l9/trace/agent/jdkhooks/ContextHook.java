package dev.l9.trace.agent.jdkhooks;

import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.FIRST;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.FIRST_QUEUED;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.PERIOD;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.SECOND;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.TASK;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.THIS;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.TOP;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.TOP_BOOLEAN;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Argument.TOP_THREAD;
import static dev.l9.trace.agent.jdkhooks.WovenCall.COMPLETED;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Place.AFTER_CALL;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Place.BEFORE_CALL;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Place.BEFORE_PUT;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Place.ENTRY;
import static dev.l9.trace.agent.jdkhooks.WovenCall.Place.RETURN;
import static dev.l9.trace.agent.jdkhooks.WovenCall.RESUMES;

import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What is woven into one class of the JDK for one purpose. If the class isn't as expected, none of
 * its calls are woven. Immutable.
 *
 * @param name the name for the log
 * @param needsAll whether each call must find a place in the class; if not, one is enough
 */
record ContextHook(String name, boolean needsAll, List<WovenCall> calls) {

  private static final String CONCURRENT = "java/util/concurrent/";
  private static final String STAGE = CONCURRENT + "CompletableFuture$";

  static ContextHook all(String name, WovenCall... calls) {
    return new ContextHook(name, true, List.of(calls));
  }

  private static ContextHook any(String name, WovenCall... calls) {
    return new ContextHook(name, false, List.of(calls));
  }

  static WovenCall at(
      WovenCall.Place place, String method, String call, WovenCall.Argument... arguments) {
    return new WovenCall(method, place, "", call, List.of(arguments));
  }

  static WovenCall by(
      WovenCall.Place place,
      String anchor,
      String method,
      String call,
      WovenCall.Argument... arguments) {
    return new WovenCall(method, place, anchor, call, List.of(arguments));
  }

  /** The class that all coroutines of Kotlin extend. */
  static final String COROUTINE = "kotlin/coroutines/jvm/internal/BaseContinuationImpl";

  /** Whether a class may have hooks. */
  static boolean concerns(String className) {
    return switch (className) {
      case COROUTINE -> true;
      case "java/util/Timer",
          "java/util/TaskQueue",
          CONCURRENT + "ThreadPoolExecutor",
          CONCURRENT + "FutureTask",
          CONCURRENT + "CompletableFuture",
          CONCURRENT + "ForkJoinTask",
          CONCURRENT + "ForkJoinPool" ->
          true;
      default ->
          className.startsWith(STAGE)
              || isRejectionPolicy(className)
              || ThreadStarts.concerns(className);
    };
  }

  private static boolean isRejectionPolicy(String className) {
    return className.startsWith(CONCURRENT + "ThreadPoolExecutor$") && className.endsWith("Policy");
  }

  /** The hooks of a class; none for most. */
  static List<ContextHook> of(String className, ClassReader reader) {
    return switch (className) {
      case COROUTINE -> coroutine();
      case CONCURRENT + "ThreadPoolExecutor" -> pool();
      case CONCURRENT + "FutureTask" -> future();
      case CONCURRENT + "CompletableFuture" -> completion();
      case CONCURRENT + "ForkJoinTask" -> forkJoinTask();
      case CONCURRENT + "ForkJoinPool" -> forkJoinPool();
      case "java/util/Timer" ->
          List.of(all("sched", by(BEFORE_CALL, "add", "sched", "carryOnce", FIRST, PERIOD)));
      case "java/util/TaskQueue" -> timer();
      default ->
          className.startsWith(STAGE)
              ? stage(className, reader)
              : isRejectionPolicy(className)
                  ? List.of(all("rejection", at(ENTRY, "rejectedExecution", "drop", FIRST)))
                  : ThreadStarts.of(className);
    };
  }

  /**
   * The hooks where the timer's thread takes a task and looks for the next one. The thread's own
   * code isn't woven, since it runs for ever.
   */
  private static List<ContextHook> timer() {
    return List.of(
        all(
            "task",
            at(ENTRY, "removeMin", "workerTakes", FIRST_QUEUED),
            at(ENTRY, "isEmpty", "workerAsks")));
  }

  private static List<ContextHook> forkJoinTask() {
    return List.of(
        all("fork", at(ENTRY, "fork", "carry", THIS)),
        all("help", at(ENTRY, "awaitDone", "startHelping"), at(RETURN, "awaitDone", "stopHelping")),
        all("exec", at(ENTRY, "doExec", "attach", THIS), at(RETURN, "doExec", "detach", THIS)));
  }

  private static List<ContextHook> pool() {
    return List.of(
        all("execute", at(ENTRY, "execute", "carry", FIRST)),
        all("remove", at(RETURN, "remove", "removed", TOP_BOOLEAN, FIRST)),
        all("worker", by(BEFORE_CALL, "start", "addWorker", "poolThreadStarts", TOP_THREAD)),
        all(
            "run",
            at(ENTRY, "runWorker", "workerStarts"),
            by(BEFORE_CALL, "run", "runWorker", "attachRunnable", TOP),
            by(BEFORE_CALL, "afterExecute", "runWorker", "detach", TASK)),
        all(
            "old worker",
            at(ENTRY, "getTask", "workerAsks"),
            at(ENTRY, "beforeExecute", "workerTakes", SECOND),
            at(RETURN, "getTask", "workerTakes", TOP)));
  }

  private static List<ContextHook> future() {
    return List.of(
        all("create", at(RETURN, "<init>", "carry", THIS)),
        all("periodic", at(ENTRY, "runAndReset", "drop", THIS)),
        all("result", at(ENTRY, "finishCompletion", COMPLETED, THIS)),
        all(
            "run",
            by(BEFORE_CALL, "call", "run", "attach", THIS),
            by(BEFORE_PUT, "runner", "run", "detach", THIS)));
  }

  /**
   * The hooks for all places that set the result of a future that other code may have. They come
   * before the dependent stages run.
   */
  private static List<ContextHook> completion() {
    return List.of(
        all(
            "result",
            at(RETURN, "internalComplete", COMPLETED, THIS),
            at(RETURN, "completeNull", COMPLETED, THIS),
            at(RETURN, "completeValue", COMPLETED, THIS),
            at(RETURN, "completeThrowable", COMPLETED, THIS),
            at(RETURN, "completeRelay", COMPLETED, THIS),
            by(BEFORE_CALL, "postComplete", "obtrudeValue", COMPLETED, THIS),
            by(BEFORE_CALL, "postComplete", "obtrudeException", COMPLETED, THIS)));
  }

  /**
   * The hooks of coroutines. A coroutine belongs to the code that made it, whichever thread resumes
   * it. Only what is on the stack, or was loaded for the call, is used, because the compiler may
   * number its variables differently.
   */
  private static List<ContextHook> coroutine() {
    return List.of(
        all(
            "coroutine",
            at(RETURN, "<init>", "carry", THIS),
            by(BEFORE_CALL, "invokeSuspend", "resumeWith", RESUMES, TOP, TASK),
            by(BEFORE_CALL, "invokeSuspend", "resumeWith", "attachStage", TASK),
            by(AFTER_CALL, "invokeSuspend", "resumeWith", "detach", TASK),
            by(BEFORE_CALL, "releaseIntercepted", "resumeWith", "stageFires", TOP)));
  }

  private static List<ContextHook> forkJoinPool() {
    return List.of(
        all("worker", by(BEFORE_CALL, "start", "createWorker", "poolThreadStarts", TOP_THREAD)),
        any(
            "submit",
            at(ENTRY, "externalSubmit", "carryInto", THIS, FIRST),
            at(ENTRY, "poolSubmit", "carryInto", THIS, SECOND),
            by(BEFORE_CALL, "scheduleDelayedTask", "schedule", "carry", TOP)),
        any(
            "help",
            at(ENTRY, "helpJoin", "startHelping"),
            at(RETURN, "helpJoin", "stopHelping"),
            at(ENTRY, "helpComplete", "startHelping"),
            at(RETURN, "helpComplete", "stopHelping"),
            at(ENTRY, "helpQuiescePool", "startHelping"),
            at(RETURN, "helpQuiescePool", "stopHelping"),
            at(ENTRY, "externalHelpQuiescePool", "startHelping"),
            at(RETURN, "externalHelpQuiescePool", "stopHelping"),
            at(ENTRY, "helpAsyncBlocker", "startHelping"),
            at(RETURN, "helpAsyncBlocker", "stopHelping")));
  }

  /**
   * The hooks of stages. Stages are recognised by their superclasses, since their names differ
   * between JDKs.
   */
  private static List<ContextHook> stage(String className, ClassReader reader) {
    boolean isAbstract = (reader.getAccess() & Opcodes.ACC_ABSTRACT) != 0;
    if (className.equals(STAGE + "UniCompletion")) {
      return List.of(all("create", at(RETURN, "<init>", "carry", THIS)));
    }
    if (className.equals(STAGE + "DelayedExecutor")) {
      return List.of(any("delay", by(BEFORE_CALL, "scheduleDelayedTask", "execute", "carry", TOP)));
    }
    return switch (isAbstract ? "" : reader.getSuperName()) {
      case STAGE + "UniCompletion", STAGE + "BiCompletion" -> firing();
      case CONCURRENT + "ForkJoinTask" -> async();
      default -> List.of();
    };
  }

  private static List<ContextHook> firing() {
    return List.of(
        all(
            "tryFire",
            at(ENTRY, "tryFire", "attachStage", THIS),
            by(BEFORE_CALL, "postFire", "tryFire", "stageFires", THIS),
            at(RETURN, "tryFire", "detach", THIS)));
  }

  private static List<ContextHook> async() {
    return List.of(
        all("create", at(RETURN, "<init>", "carry", THIS)),
        all(
            "run",
            at(ENTRY, "run", "attach", THIS),
            by(BEFORE_CALL, "postComplete", "run", "detach", THIS),
            at(RETURN, "run", "detach", THIS)));
  }
}
