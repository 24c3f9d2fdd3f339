package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The methods that the fake of a port, or of a type of the repository, has to have. */
final class FakedMethods {

  private final OperationContext context;
  private final List<CalledMethod> called;

  FakedMethods(OperationContext context) {
    this.context = context;
    this.called = context.methods().all();
  }

  /** Those that a test may look at: all of a port, and those of others that operations call. */
  List<CalledMethod> observed(ClassName type) {
    for (PortSpec port : context.spec().ports()) {
      if (context.names().declared(port.name()).equals(type)) {
        return port.methods().stream()
            .flatMap(method -> find(port.name(), method.name(), method.line()).stream())
            .toList();
      }
    }
    return called.stream().filter(method -> method.type().equals(type)).toList();
  }

  private Optional<CalledMethod> find(String type, String method, int line) {
    return context.methods().find(new MethodRef(type, method, line));
  }

  /** Those of a type of the repository that no operation calls. */
  List<MethodSpec> others(ClassName type) {
    return context.extractions().type(type.canonicalName()).stream()
        .flatMap(found -> found.methods().stream())
        .filter(method -> !isCalled(type, method))
        .map(this::refusing)
        .toList();
  }

  private boolean isCalled(ClassName type, ExtractedType.Method method) {
    List<TypeRef> parameters = method.parameters().stream().map(ExtractedType.Field::type).toList();
    return called.stream()
        .filter(one -> one.type().equals(type) && one.ref().method().equals(method.name()))
        .anyMatch(one -> one.input().stream().toList().equals(parameters));
  }

  private MethodSpec refusing(ExtractedType.Method method) {
    MethodSpec.Builder code =
        MethodSpec.methodBuilder(method.name())
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(context.names().type(method.result()));
    for (ExtractedType.Field parameter : method.parameters()) {
      code.addParameter(context.names().type(parameter.type()), parameter.name());
    }
    return code.addStatement("throw new $T($S)", AssertionError.class, "no operation calls it")
        .build();
  }
}
