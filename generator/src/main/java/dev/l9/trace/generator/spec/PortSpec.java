package dev.l9.trace.generator.spec;

import java.util.List;
import java.util.Optional;

/** An interface that the module calls and that others implement. */
public record PortSpec(String name, String doc, List<Method> methods, int line) {

  public PortSpec {
    methods = List.copyOf(methods);
  }

  /** A method of a port. */
  public record Method(
      String name, String doc, Optional<TypeRef> input, Optional<TypeRef> output, int line) {}
}
