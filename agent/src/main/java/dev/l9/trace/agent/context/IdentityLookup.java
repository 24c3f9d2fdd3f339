package dev.l9.trace.agent.context;

import org.jspecify.annotations.Nullable;

/**
 * A key for maps that finds the {@link IdentityReference} to an object. A thread can reuse it. Not
 * thread-safe.
 */
public final class IdentityLookup {

  private @Nullable Object object;
  private int hash;

  /** Sets the object to look for. */
  public IdentityLookup of(Object newObject) {
    object = newObject;
    hash = System.identityHashCode(newObject);
    return this;
  }

  /** Clears the reference to the object. */
  void clear() {
    object = null;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdentityReference reference && reference.refersTo(object);
  }
}
