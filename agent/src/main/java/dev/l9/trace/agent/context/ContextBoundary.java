package dev.l9.trace.agent.context;

import org.jspecify.annotations.Nullable;

/**
 * The point on a thread's stack at which the thread begins to run a task. The spans above it are
 * children of a span of another thread, or roots. Confined to its thread.
 */
public final class ContextBoundary extends ContextSpan {

  private final @Nullable Object owner;
  private final @Nullable TraceParent parent;
  @Nullable ContextBoundary outer;

  ContextBoundary(ThreadContext context, @Nullable Object owner, @Nullable TraceParent parent) {
    super(context);
    this.owner = owner;
    this.parent = parent;
  }

  /** The task that runs here; null if the whole thread belongs to the parent. */
  @Nullable Object owner() {
    return owner;
  }

  /** The parent of the spans above; null if they are roots. */
  @Override
  public @Nullable TraceParent asParent() {
    return parent;
  }
}
