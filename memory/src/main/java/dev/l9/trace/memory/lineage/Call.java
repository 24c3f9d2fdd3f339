package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.fact.Execution;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.JvmRun;
import dev.l9.trace.reader.export.Traceparent;
import org.jspecify.annotations.Nullable;

/**
 * An execution that the memory holds.
 *
 * @param jvm in which it ran; its run and revision are empty where they aren't known
 */
public record Call(Packet packet, JvmRun jvm) {

  /** What its event says. */
  public Execution execution() {
    return Execution.of(packet);
  }

  /** The event's id. */
  public String traceId() {
    return execution().text("trace_id");
  }

  /** The id of the event that called it in its own JVM; empty if it is a root. */
  public String parentId() {
    return execution().text("parent_id");
  }

  /** The id of its trace's root. */
  public String rootId() {
    String root = execution().detail("root_id");
    return root.isEmpty() ? traceId() : root;
  }

  /** The span of another process that called it; null if it is no root, or none is known. */
  public @Nullable Traceparent remoteCaller() {
    return parentId().isEmpty() ? Traceparent.parse(execution().detail(Traceparent.KEY)) : null;
  }
}
