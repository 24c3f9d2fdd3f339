package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.store.LinkedPacket;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an execution called, level by level, so that where not all can be listed the nearest
 * are. One object for one tree.
 */
final class DescendantReader {

  private final PacketStore store;
  private final CallReader calls;
  private final LineageLimits limits;
  private final Set<UUID> listed = new HashSet<>();
  private final Deque<Node> open = new ArrayDeque<>();

  /** A place in the tree while it grows. */
  private static final class Node {
    private final Call call;
    private final @Nullable Long event;
    private final int level;
    private final List<Node> children = new ArrayList<>();
    private long leftOut;
    private boolean isMore;
    private boolean isRepeated;

    Node(Call call, @Nullable Long event, int level) {
      this.call = call;
      this.event = event;
      this.level = level;
    }

    CallTree tree() {
      return new CallTree(
          call, children.stream().map(Node::tree).toList(), leftOut, isMore, isRepeated);
    }
  }

  DescendantReader(PacketStore store, CallReader calls, LineageLimits limits) {
    this.store = store;
    this.calls = calls;
    this.limits = limits;
  }

  CallTree of(Call call, LinkedPacket start) throws StoreException {
    Node root = new Node(call, start.event(), 0);
    listed.add(start.id());
    open.add(root);
    while (!open.isEmpty()) {
      expand(open.remove());
    }
    return root.tree();
  }

  private void expand(Node node) throws StoreException {
    Long event = node.event;
    if (event == null) {
      return;
    }
    int room = Math.min(limits.children(), limits.calls() + 1 - listed.size());
    int wanted = node.level >= limits.depth() ? 0 : Math.max(room, 0);
    List<LinkedPacket> found = store.links().withParent(event, wanted + 1);
    for (LinkedPacket child : found.subList(0, Math.min(wanted, found.size()))) {
      add(node, child);
    }
    if (found.size() > wanted) {
      long all = store.links().countWithParent(event, LineageLimits.MOST_COUNTED);
      node.leftOut = all - wanted;
      node.isMore = all == LineageLimits.MOST_COUNTED;
    }
  }

  private void add(Node node, LinkedPacket child) throws StoreException {
    Optional<Call> call = calls.of(child);
    if (call.isPresent()) {
      Node below = new Node(call.get(), child.event(), node.level + 1);
      node.children.add(below);
      below.isRepeated = !listed.add(child.id());
      if (!below.isRepeated) {
        open.add(below);
      }
    }
  }
}
