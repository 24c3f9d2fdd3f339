package dev.l9.trace.agent.context;

import org.jspecify.annotations.Nullable;

/**
 * Where a thread begins to work for somebody else: the spans above it are children of a span of
 * another thread, or roots. Confined to its thread.
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

  /** The task that is run here; null where the whole thread belongs to the parent. */
  @Nullable Object owner() {
    return owner;
  }

  /** The parent of the spans above; null where they are roots. */
  @Override
  public @Nullable TraceParent asParent() {
    return parent;
  }
}
