package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.role.Methods.Method;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Gathers which methods an operation calls, as {@code Type.method}. Not thread-safe. */
public final class CalledMethods {

  private final Set<String> names = new LinkedHashSet<>();

  /** It calls this one, if there is one. */
  Optional<Method> add(Optional<Method> method) {
    method.ifPresent(each -> names.add(each.ref().toString()));
    return method;
  }

  /** Those that were gathered. */
  public Set<String> names() {
    return names;
  }
}
