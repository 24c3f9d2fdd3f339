package dev.l9.trace.agent.context;

import dev.l9.trace.HrmLayer;
import org.jspecify.annotations.Nullable;

/**
 * What a span passes on to its children on other threads. It has only numbers and constants, so
 * that an object that keeps it keeps nothing of the application in memory. Immutable.
 */
public final class TraceParent {

  /** Stands for no parent: the next span begins a trace of its own. */
  static final TraceParent NONE =
      new TraceParent(0, 0, HrmLayer.SYSTEM, 0, 0, HrmLayer.SYSTEM, -1, true);

  public final long id;
  public final long startEpochMicros;
  public final HrmLayer layer;
  public final long rootId;
  public final long rootStart;
  public final HrmLayer rootLayer;

  /** The number of the innermost traced method, for the edges in the blocks; negative for none. */
  public final int caller;

  /** Whether the trace is recorded. */
  public final boolean sampled;

  public TraceParent(
      long id,
      long startEpochMicros,
      HrmLayer layer,
      long rootId,
      long rootStart,
      HrmLayer rootLayer,
      int caller,
      boolean sampled) {
    this.id = id;
    this.startEpochMicros = startEpochMicros;
    this.layer = layer;
    this.rootId = rootId;
    this.rootStart = rootStart;
    this.rootLayer = rootLayer;
    this.caller = caller;
    this.sampled = sampled;
  }

  static @Nullable TraceParent orNull(TraceParent parent) {
    return parent == NONE ? null : parent;
  }
}
