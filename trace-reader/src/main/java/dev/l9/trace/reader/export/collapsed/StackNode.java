package dev.l9.trace.reader.export.collapsed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A frame below certain others, with what its calls add up to, and the frames below it. */
final class StackNode {

  final String frame;
  long ownNanos;
  long calls;
  private @Nullable Map<String, StackNode> below;

  StackNode(String frame) {
    this.frame = frame;
  }

  @Nullable StackNode child(String name) {
    return below == null ? null : below.get(name);
  }

  void put(StackNode child) {
    if (below == null) {
      below = new LinkedHashMap<>(2);
    }
    below.put(child.frame, child);
  }

  /** The frames below, in the order in which they came. */
  Iterable<StackNode> children() {
    return below == null ? List.of() : below.values();
  }

  /** Takes over the frames below another node, which is then to be forgotten. */
  void adopt(StackNode other) {
    below = other.below;
  }

  void add(StackNode other) {
    ownNanos += other.ownNanos;
    calls += other.calls;
  }
}
