package dev.l9.trace.generator.code.service;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.service.ServiceParameters.Parameter;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the class that carries the operations out. */
public final class ServiceFile {

  private final ModuleSpec spec;
  private final ModuleNames names;
  private final ServiceParameters parameters;

  /** The service of this spec. */
  public ServiceFile(ModuleSpec spec, ModuleNames names, ServiceParameters parameters) {
    this.spec = spec;
    this.names = names;
    this.parameters = parameters;
  }

  /** The class; of each operation, its context and its code. */
  public TypeSpec write(List<WrittenOperation> operations) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(names.service())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(names.api())
            .addJavadoc(
                "The service behind {@link $L}. Several threads may use it at once, if they may use"
                    + " what it calls at once.\n",
                names.api().simpleName());
    boolean hasThreads = has(operations, OperationCode.Need.THREAD_ID);
    if (hasThreads) {
      type.addField(ThreadIds.namespace(spec.identity().id()));
    }
    addFields(type, operations);
    type.addMethod(constructor(operations));
    addOperations(type, operations);
    if (hasThreads) {
      type.addMethod(ThreadIds.method());
    }
    Set<TypeSpec> types = new LinkedHashSet<>();
    operations.forEach(operation -> types.addAll(operation.code().types()));
    return type.addTypes(types).build();
  }

  private static boolean has(List<WrittenOperation> operations, OperationCode.Need need) {
    return operations.stream().anyMatch(operation -> operation.code().needs(need));
  }

  private void addFields(TypeSpec.Builder type, List<WrittenOperation> operations) {
    boolean readsTheClock = has(operations, OperationCode.Need.CLOCK);
    for (Parameter parameter : parameters.all()) {
      if (readsTheClock || !parameter.name().equals("clock")) {
        type.addField(parameter.type(), parameter.name(), Modifier.PRIVATE, Modifier.FINAL);
      }
    }
    for (WrittenOperation operation : operations) {
      operation.recentCalls().ifPresent(type::addField);
      type.addFields(operation.code().fields());
    }
  }

  private MethodSpec constructor(List<WrittenOperation> operations) {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Makes a service with what it calls.\n\n");
    boolean readsTheClock = has(operations, OperationCode.Need.CLOCK);
    for (Parameter parameter : parameters.all()) {
      String name = parameter.name();
      constructor.addParameter(parameter.type(), name);
      constructor.addJavadoc("@param $L $L\n", name, parameter.doc());
      constructor.addStatement(
          readsTheClock || !name.equals("clock")
              ? "this.$1N = $2T.requireNonNull($1N, $3S)"
              : "$2T.requireNonNull($1N, $3S)",
          name,
          Objects.class,
          name + " must not be null");
    }
    for (WrittenOperation operation : operations) {
      operation.newRecentCalls().ifPresent(constructor::addStatement);
      constructor.addCode(operation.code().initialization());
    }
    return constructor.build();
  }

  private static void addOperations(TypeSpec.Builder type, List<WrittenOperation> operations) {
    Set<MethodSpec> helpers = new LinkedHashSet<>();
    for (WrittenOperation operation : operations) {
      operation.methods().forEach(type::addMethod);
      helpers.addAll(operation.code().methods());
    }
    type.addMethods(helpers);
  }
}
