package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.role.Methods.Method;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Optional;

/** What a called method has to take and give. */
record Signature(Optional<TypeRef> input, Optional<TypeRef> output) {

  /** Says so if a method of a port, which a node names, takes or gives something else. */
  void check(SpecNode at, Optional<Method> method) {
    method.flatMap(Method::declaration).ifPresent(found -> check(at, method.orElseThrow(), found));
  }

  private void check(SpecNode at, Method method, PortSpec.Method found) {
    if (!fits(input, found.input())) {
      at.unusable(
          method.ref() + " has to take " + label(input) + ", and takes " + label(found.input()),
          fix("input", input, found.line()));
    }
    if (!fits(output, found.output())) {
      at.unusable(
          method.ref() + " has to give " + label(output) + ", and gives " + label(found.output()),
          fix("output", output, found.line()));
    }
  }

  private static boolean fits(Optional<TypeRef> expected, Optional<TypeRef> found) {
    if (expected.isEmpty() || found.isEmpty()) {
      return expected.isEmpty() && found.isEmpty();
    }
    return Role.fit(expected.get(), found.get());
  }

  private static String fix(String key, Optional<TypeRef> expected, int line) {
    String write = "write '" + key + ": " + expected.map(Signature::shown).orElse("") + "'";
    return (expected.isPresent() ? write : "take '" + key + "' out") + " on line " + line;
  }

  private static String label(Optional<TypeRef> type) {
    return type.map(each -> each.equals(TypeReader.UNKNOWN) ? "something" : shown(each))
        .orElse("nothing");
  }

  private static String shown(TypeRef type) {
    return type.toString().replace(TypeReader.UNKNOWN.name(), "…");
  }
}
