package dev.l9.trace.agent.scan;

import net.bytebuddy.jar.asm.Type;

/** Whether a method's span may end later than the method returns; known by what it declares. */
public enum AsyncReturn {
  /** It ends with the return. */
  NONE,
  /** It ends with the future that the method returns. */
  AWAITED,
  /** It ends with a subscription to what is returned in place of the method's result. */
  REPLACED,
  /** It is suspended and resumed, and ends with its last part. */
  SUSPENDED,
  /** It may be suspended, and leaves its result to its caller then. */
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
   * By the name alone: other types would have to be loaded, or their class files read, to know what
   * they extend.
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
