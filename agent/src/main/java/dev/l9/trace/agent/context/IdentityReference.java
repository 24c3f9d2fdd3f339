package dev.l9.trace.agent.context;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an object in a map, by its identity and weakly: neither the object's own {@code
 * equals} nor its {@code hashCode} is ever called. {@link IdentityLookup} finds it.
 */
public class IdentityReference extends WeakReference<Object> {

  private final int hash;

  /** Stands for this object; is put into the queue when that is gone. */
  public IdentityReference(@Nullable Object object, @Nullable ReferenceQueue<Object> gone) {
    super(object, gone);
    this.hash = System.identityHashCode(object);
  }

  @Override
  public final int hashCode() {
    return hash;
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other;
  }
}
