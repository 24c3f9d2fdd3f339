package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.service.ServiceParameters;
import dev.l9.trace.generator.code.service.ServiceParameters.Parameter;
import dev.l9.trace.generator.code.service.WrittenOperation;
import dev.l9.trace.generator.spec.OperationSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the test of the service: what it has before each test, the tests, and the fakes. */
public final class ServiceTestFile {

  private final OperationContext context;
  private final ServiceParameters parameters;
  private final List<WrittenOperation> operations;
  private final FakedMethods faked;
  private final List<ContractTest> tests = new ArrayList<>();

  /** The test of a service with these operations, of which there is at least one. */
  public ServiceTestFile(ServiceParameters parameters, List<WrittenOperation> operations) {
    this.context = operations.get(0).context();
    this.parameters = parameters;
    this.operations = operations;
    this.faked = new FakedMethods(context);
    tests.add(refusesNullPorts());
    for (WrittenOperation operation : operations) {
      tests.add(refusesNull(operation.context().operation()));
      tests.addAll(operation.code().tests());
    }
    if (remembersCalls()) {
      Set<String> proved = new HashSet<>();
      tests.forEach(test -> proved.addAll(test.contracts()));
      tests.addAll(new RecentCallsTests(context.names().recentCalls()).list(proved));
    }
  }

  private boolean remembersCalls() {
    return operations.stream()
        .anyMatch(operation -> operation.context().operation().idempotency().isPresent());
  }

  /** The tests, with the contracts that they prove. */
  public List<ContractTest> tests() {
    return List.copyOf(tests);
  }

  /** The class. */
  public TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(context.names().serviceTest()).addModifiers(Modifier.FINAL);
    addFields(type);
    tests.forEach(test -> type.addMethod(TestMethods.of(test)));
    addHelpers(type);
    Fakes fakes = new Fakes(context.names(), context.answers());
    for (Parameter port : parameters.ports()) {
      ClassName name = (ClassName) port.type();
      type.addType(fakes.write(name, faked.observed(name), faked.others(name)));
    }
    if (parameters.hasClock()) {
      type.addType(ClockCode.write());
    }
    return type.build();
  }

  private void addFields(TypeSpec.Builder type) {
    if (parameters.hasClock()) {
      type.addField(ClockCode.now());
    }
    for (WrittenOperation operation : operations) {
      type.addField(request(operation.context().operation()));
    }
    for (Parameter port : parameters.ports()) {
      type.addField(field(Fakes.name((ClassName) port.type()), port.name(), CodeBlock.of("")));
    }
    if (parameters.hasClock()) {
      type.addField(field(ClockCode.NAME, "clock", CodeBlock.of("")));
    }
    CodeBlock arguments =
        parameters.all().stream()
            .map(parameter -> CodeBlock.of("$N", parameter.name()))
            .collect(CodeBlock.joining(", "));
    type.addField(field(context.names().service(), "service", arguments));
    operations.forEach(operation -> type.addFields(operation.code().testFields()));
  }

  private static FieldSpec field(TypeName type, String name, CodeBlock arguments) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T($L)", type, arguments)
        .build();
  }

  private FieldSpec request(OperationSpec operation) {
    return FieldSpec.builder(
            context.names().type(operation.input()),
            context.fixture().request(operation),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(context.samples().value(operation.input(), "request", 0, operation.line()))
        .build();
  }

  private void addHelpers(TypeSpec.Builder type) {
    Set<MethodSpec> helpers = new LinkedHashSet<>();
    Set<TypeSpec> types = new LinkedHashSet<>();
    for (WrittenOperation operation : operations) {
      helpers.addAll(operation.code().testMethods());
      types.addAll(operation.code().testTypes());
    }
    if (remembersCalls()) {
      helpers.add(RecentCallsTests.startUntilItWaits());
    }
    helpers.add(TestMethods.assertRefusesNull());
    type.addMethods(helpers).addTypes(types);
  }

  private ContractTest refusesNullPorts() {
    CodeBlock.Builder body = CodeBlock.builder();
    for (Parameter missing : parameters.all()) {
      CodeBlock arguments =
          parameters.all().stream()
              .map(each -> each.equals(missing) ? "null" : each.name())
              .map(argument -> CodeBlock.of("$L", argument))
              .collect(CodeBlock.joining(", "));
      body.addStatement(
          "assertRefusesNull($S, () -> new $T($L))",
          missing.name(),
          context.names().service(),
          arguments);
    }
    return ContractTest.of("service_refusesToBeMadeOfNull", "errors.fail_closed", body.build());
  }

  private ContractTest refusesNull(OperationSpec operation) {
    CodeBlock call = context.fixture().call(operation, CodeBlock.of("null"));
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("assertRefusesNull($S, () -> $L)", "request", call);
    return ContractTest.of(operation.name() + "_refusesNull", "errors.fail_closed", body.build());
  }
}
