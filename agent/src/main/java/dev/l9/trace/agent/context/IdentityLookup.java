package dev.l9.trace.agent.context;

import org.jspecify.annotations.Nullable;

/** Finds the {@link IdentityReference} to an object. May be used again and again by its thread. */
public final class IdentityLookup {

  private @Nullable Object object;
  private int hash;

  /** Looks for this object from now on. */
  public IdentityLookup of(Object newObject) {
    object = newObject;
    hash = System.identityHashCode(newObject);
    return this;
  }

  /** Lets go of the object. */
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
