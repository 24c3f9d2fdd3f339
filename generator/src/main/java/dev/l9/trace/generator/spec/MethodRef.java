package dev.l9.trace.generator.spec;

/**
 * A method that an operation calls, {@code Type.method} in the spec: of a port of the module, or of
 * a type of the repository.
 */
public record MethodRef(String type, String method, int line) {

  /** As the spec has it. */
  @Override
  public String toString() {
    return type + "." + method;
  }
}
