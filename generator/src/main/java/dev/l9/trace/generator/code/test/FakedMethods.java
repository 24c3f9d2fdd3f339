package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.ClassName;
import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.PortSpec;
import java.util.List;
import java.util.Optional;

/** The methods that a fake needs: all of its port, or of its type of the repository. */
final class FakedMethods {

  private final OperationContext context;

  FakedMethods(OperationContext context) {
    this.context = context;
  }

  List<CalledMethod> of(ClassName type) {
    return ofPort(type).orElseGet(() -> ofRepository(type));
  }

  private Optional<List<CalledMethod>> ofPort(ClassName type) {
    for (PortSpec port : context.spec().ports()) {
      if (context.names().declared(port.name()).equals(type)) {
        return Optional.of(
            port.methods().stream()
                .flatMap(method -> find(port.name(), method.name(), method.line()).stream())
                .toList());
      }
    }
    return Optional.empty();
  }

  private List<CalledMethod> ofRepository(ClassName type) {
    ExtractedType found = context.extractions().type(type.canonicalName()).orElseThrow();
    return found.methods().stream()
        .flatMap(method -> find(found.simpleName(), method.name(), method.line()).stream())
        .toList();
  }

  private Optional<CalledMethod> find(String type, String method, int line) {
    return context.methods().find(new MethodRef(type, method, line));
  }
}
