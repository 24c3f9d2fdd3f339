package dev.l9.trace.agent.handoff;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Limits the memory of the values that open executions hold as a whole. Safe for use by several
 * threads.
 *
 * <p>An execution may never end, as in a virtual thread that nobody wakes. Then its memory is given
 * back when its values are collected.
 */
public final class WholeMemory {

  private final AtomicLong left;
  private final Set<Share> shares = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<WholeValues> collected = new ReferenceQueue<>();

  /** Makes a limit of so many bytes. */
  WholeMemory(long bytes) {
    left = new AtomicLong(bytes);
  }

  /** The memory of one execution. */
  static final class Share extends WeakReference<WholeValues> {

    private final int bytes;

    private Share(WholeValues holder, int bytes, ReferenceQueue<WholeValues> collected) {
      super(holder, collected);
      this.bytes = bytes;
    }
  }

  /** Takes so many bytes for these values; null if they aren't left. */
  @Nullable Share take(WholeValues holder, int bytes) {
    for (Reference<?> r = collected.poll(); r != null; r = collected.poll()) {
      giveBack((Share) r);
    }
    if (left.addAndGet(-bytes) < 0) {
      left.addAndGet(bytes);
      return null;
    }
    Share share = new Share(holder, bytes, collected);
    shares.add(share); // A reference that isn't reachable itself is never enqueued.
    return share;
  }

  /** Gives back what was taken; once. */
  void giveBack(@Nullable Share share) {
    if (share != null && shares.remove(share)) {
      left.addAndGet(share.bytes);
    }
  }
}
