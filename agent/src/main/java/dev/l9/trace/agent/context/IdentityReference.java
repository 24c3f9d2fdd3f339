package dev.l9.trace.agent.context;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A weak reference that stands for an object in a map, by the object's identity. The object's
 * {@code equals} and {@code hashCode} are never called. {@link IdentityLookup} finds the reference.
 */
public class IdentityReference extends WeakReference<Object> {

  private final int hash;

  /** Refers to this object, and is put into the queue when the object has been collected. */
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
