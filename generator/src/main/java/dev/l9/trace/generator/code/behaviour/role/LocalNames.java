package dev.l9.trace.generator.code.behaviour.role;

import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import java.util.HashSet;
import java.util.Set;

/**
 * Names of what a behaviour adds to a service and its test. They are short where one operation of
 * the module has the behaviour; where several have it, each has names of its own.
 */
public final class LocalNames {

  private final ModuleSpec spec;
  private final OperationSpec operation;
  private final boolean isOnly;

  /** The names for this operation. */
  public LocalNames(OperationContext context) {
    this.spec = context.spec();
    this.operation = context.operation();
    this.isOnly =
        spec.operations().stream()
                .filter(other -> other.behaviour().getClass() == operation.behaviour().getClass())
                .count()
            == 1;
  }

  /** The name of a method or field, which no port has. */
  public String of(String base) {
    String name = isOnly ? base : operation.name() + ModuleNames.capitalized(base);
    Set<String> taken = new HashSet<>();
    typeNames().forEach(type -> taken.add(ModuleNames.variable(type)));
    while (taken.contains(name)) {
      name = "own" + ModuleNames.capitalized(name);
    }
    return name;
  }

  /** The name of a constant, given as that of a field. */
  public String constantOf(String base) {
    return ModuleNames.constant(of(base));
  }

  /** The name of a nested type, which no type of the module has. */
  public String typeOf(String base) {
    return free(isOnly ? base : ModuleNames.capitalized(operation.name()) + base);
  }

  /** The name of a type that is nested in such a type. */
  public String free(String base) {
    String name = base;
    Set<String> taken = typeNames();
    while (taken.contains(name)) {
      name = "Own" + name;
    }
    return name;
  }

  private Set<String> typeNames() {
    Set<String> names = new HashSet<>();
    spec.types().forEach(type -> names.add(type.name()));
    spec.ports().forEach(port -> names.add(port.name()));
    spec.dependencies().forEach(type -> names.add(type.simpleName()));
    return names;
  }
}
