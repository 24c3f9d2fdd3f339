package dev.l9.trace.generator.code.service;

import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.CalledMethods;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.text.Sentences;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.PortSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What the constructor of a service takes, in order: the ports, the types of the repository whose
 * methods are called, and a clock where an operation asks for the time.
 *
 * @param ports the ports and the types of the repository
 * @param hasClock whether a clock comes after them
 */
public record ServiceParameters(List<Parameter> ports, boolean hasClock) {

  public ServiceParameters {
    ports = List.copyOf(ports);
  }

  /**
   * A parameter, and the field of the service with its name.
   *
   * @param doc a clause that says what it is
   */
  public record Parameter(TypeName type, String name, String doc) {}

  /** The parameters of the service with these operations. */
  public static ServiceParameters of(
      ModuleSpec spec, ModuleNames names, CalledMethods methods, List<OperationCode> operations) {
    List<Parameter> ports = new ArrayList<>();
    for (PortSpec port : spec.ports()) {
      String name = ModuleNames.variable(port.name());
      String doc = Sentences.lower(Sentences.clause(port.doc()));
      ports.add(new Parameter(names.declared(port.name()), name, doc));
    }
    for (CalledMethod method : methods.all()) {
      Parameter called =
          new Parameter(method.type(), method.field(), "the " + method.type().simpleName());
      if (!method.isPort() && !ports.contains(called)) {
        ports.add(called);
      }
    }
    return new ServiceParameters(ports, asksForTheTime(spec, operations));
  }

  private static boolean asksForTheTime(ModuleSpec spec, List<OperationCode> operations) {
    return operations.stream().anyMatch(code -> code.needs(OperationCode.Need.CLOCK))
        || spec.operations().stream().anyMatch(one -> one.idempotency().isPresent());
  }

  /** All parameters. */
  public List<Parameter> all() {
    List<Parameter> all = new ArrayList<>(ports);
    if (hasClock) {
      all.add(new Parameter(TypeName.get(Clock.class), "clock", "says what time it is"));
    }
    return all;
  }
}
