package dev.l9.trace.generator.code;

import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.CalledMethods;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.Blockers;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.Set;

/** Finds names in a spec that mean nothing, or that the generated code needs for something else. */
final class SpecCheck {

  /** Variables that the service and its test have. */
  private static final Set<String> VARIABLES =
      Set.of("request", "clock", "service", "recentCalls", "result", "e");

  private final ModuleSpec spec;
  private final Extractions extractions;
  private final ModuleNames names;
  private final CalledMethods methods;
  private final Blockers blockers;

  SpecCheck(
      ModuleSpec spec,
      Extractions extractions,
      ModuleNames names,
      CalledMethods methods,
      Blockers blockers) {
    this.spec = spec;
    this.extractions = extractions;
    this.names = names;
    this.methods = methods;
    this.blockers = blockers;
  }

  /** Adds a blocker for each name that is wrong. */
  void check() {
    for (TypeSpec type : spec.types()) {
      checkName(type.name(), type.line());
      if (type instanceof RecordSpec record) {
        record.fields().forEach(field -> checkType(field.type(), field.line()));
      }
    }
    spec.ports().forEach(this::checkPort);
    for (OperationSpec operation : spec.operations()) {
      checkType(operation.input(), operation.line());
      operation.output().ifPresent(output -> checkType(output, operation.line()));
      methods.missing(operation).forEach(this::missing);
    }
    methods.all().stream().filter(method -> !method.isPort()).forEach(this::checkFakeable);
  }

  /** The service is tested with fakes, which classes can't have. */
  private void checkFakeable(CalledMethod method) {
    extractions
        .type(method.type().canonicalName())
        .filter(type -> type.kind() != ExtractedType.Kind.INTERFACE)
        .ifPresent(
            type ->
                demand(
                    false,
                    method.ref().line(),
                    type.qualifiedName() + " is no interface, so that no test can stand in for it",
                    "call an interface of the repository, or declare a port"));
  }

  private void checkPort(PortSpec port) {
    checkName(port.name(), port.line());
    demand(
        !VARIABLES.contains(ModuleNames.variable(port.name())),
        port.line(),
        "a port can't be called " + port.name() + ", since the service has such a variable already",
        "give it another name");
    demand(
        methods.all().stream().anyMatch(method -> method.ref().type().equals(port.name())),
        port.line(),
        "no operation calls the port " + port.name(),
        "leave it out, or name one of its methods in an operation");
    for (PortSpec.Method method : port.methods()) {
      method.input().ifPresent(input -> checkType(input, method.line()));
      method.output().ifPresent(output -> checkType(output, method.line()));
    }
  }

  private void checkName(String name, int line) {
    demand(
        !ReservedNames.contains(name) && !name.equals(spec.identity().name()),
        line,
        "a type can't be called "
            + name
            + ", since the generated code has one of that name already",
        "give it another name");
  }

  private void checkType(TypeRef type, int line) {
    demand(
        names.find(type).isPresent(),
        line,
        "no type is called " + type,
        "declare it under types, or name it with its package under dependencies");
  }

  private void missing(MethodRef ref) {
    demand(
        false,
        ref.line(),
        "neither a port nor a type of the repository has a method " + ref,
        "name a method of a port, or of a type under dependencies");
  }

  private void demand(boolean holds, int line, String issue, String fix) {
    if (!holds) {
      blockers.add(Blocker.Kind.SPEC_BLOCKER, line, issue, fix);
    }
  }
}
