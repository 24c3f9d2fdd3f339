package dev.l9.trace.agent.scan;

import net.bytebuddy.jar.asm.Type;

/**
 * Says whether a method's span may end later than the method returns. This is known by the method's
 * declaration.
 */
public enum AsyncReturn {
  /** The span ends with the return. */
  NONE,
  /** The span ends when the future is done that the method returns. */
  AWAITED,
  /**
   * The span ends with a subscription to an object that is returned in place of the method's
   * result.
   */
  REPLACED,
  /** The method is suspended and resumed, and the span ends with its last part. */
  SUSPENDED,
  /** The method may be suspended; then it leaves its result to its caller. */
  PASSED_ON;

  private static final String GUAVA = "com/google/common/util/concurrent/";
  private static final String RX = "io/reactivex/rxjava3/core/";

  /** Whether the method may be suspended. */
  public boolean maySuspend() {
    return this == SUSPENDED || this == PASSED_ON;
  }

  public static AsyncReturn of(ScannedMethod method) {
    if (method.stateClass != null) {
      return SUSPENDED;
    }
    if (method.maySuspend()) {
      return PASSED_ON;
    }
    Type type = Type.getReturnType(method.descriptor);
    return type.getSort() == Type.OBJECT ? of(type.getInternalName()) : NONE;
  }

  /**
   * Decides by the name of the type alone. To know what other types extend, they would have to be
   * loaded, or their class files read.
   */
  private static AsyncReturn of(String type) {
    return switch (type) {
      case "java/util/concurrent/CompletableFuture",
          "java/util/concurrent/CompletionStage",
          "java/util/concurrent/Future",
          "java/util/concurrent/FutureTask",
          "java/util/concurrent/RunnableFuture",
          "java/util/concurrent/ScheduledFuture",
          "java/util/concurrent/RunnableScheduledFuture",
          GUAVA + "ListenableFuture",
          GUAVA + "FluentFuture",
          GUAVA + "SettableFuture",
          GUAVA + "ListenableFutureTask",
          GUAVA + "ListenableScheduledFuture" ->
          AWAITED;
      case "java/util/concurrent/Flow$Publisher",
          "org/reactivestreams/Publisher",
          "reactor/core/publisher/Mono",
          "reactor/core/publisher/Flux",
          RX + "Single",
          RX + "Maybe",
          RX + "Completable",
          RX + "Observable",
          RX + "Flowable" ->
          REPLACED;
      default -> NONE;
    };
  }
}
