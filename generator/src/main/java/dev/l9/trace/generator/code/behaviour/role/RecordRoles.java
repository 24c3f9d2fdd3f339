package dev.l9.trace.generator.code.behaviour.role;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes a record from what is known: each component gets the value of the role that has its name
 * and type. A component without a role would have to be invented, and becomes a blocker.
 */
public final class RecordRoles {

  private final OperationContext context;
  private final TypeRef type;
  private final List<Role> roles = new ArrayList<>();

  /** Of a type that is known to be a record. */
  public RecordRoles(OperationContext context, TypeRef type) {
    this.context = context;
    this.type = type;
  }

  /** A value for the component of this name, if it has this type. */
  public RecordRoles named(String name, TypeRef of, CodeBlock value) {
    roles.add(new Role(Optional.of(name), of, value));
    return this;
  }

  /** A value for components of this type, whatever their names. */
  public RecordRoles typed(TypeRef of, CodeBlock value) {
    roles.add(new Role(Optional.empty(), of, value));
    return this;
  }

  /** The value for a component that is named {@code correlationId}, where it is known. */
  public RecordRoles correlationId(Optional<CodeBlock> value) {
    value.ifPresent(known -> named("correlationId", TypeRef.of("String"), known));
    return this;
  }

  /** The value for a component that is named {@code threadId}, where it is known. */
  public RecordRoles threadId(Optional<CodeBlock> value) {
    value.ifPresent(known -> named("threadId", TypeRef.of("UUID"), known));
    return this;
  }

  /** {@code new Name(…)}. */
  public CodeBlock newRecord() {
    List<CodeBlock> arguments =
        context.samples().shapes().components(type).orElse(List.of()).stream()
            .map(this::value)
            .toList();
    return CodeBlock.of("new $T($L)", context.names().type(type), CodeBlock.join(arguments, ",$W"));
  }

  private CodeBlock value(FieldSpec component) {
    return roles.stream()
        .filter(role -> role.isOf(component, context))
        .findFirst()
        .map(Role::value)
        .orElseGet(() -> unknown(component));
  }

  private CodeBlock unknown(FieldSpec component) {
    context
        .blockers()
        .add(
            Blocker.Kind.INVENTION_REQUIRED,
            component.line() == 0 ? context.operation().behaviour().line() : component.line(),
            "nothing says what "
                + component.type()
                + " "
                + component.name()
                + " of "
                + type
                + " is to hold",
            "remove it, or make it one of " + known());
    return CodeBlock.of("null");
  }

  private String known() {
    return roles.stream().map(Role::toString).distinct().collect(Collectors.joining(", "));
  }

  private record Role(Optional<String> name, TypeRef type, CodeBlock value) {

    boolean isOf(FieldSpec component, OperationContext context) {
      return name.map(component.name()::equals).orElse(true)
          && context.names().find(type).equals(context.names().find(component.type()));
    }

    @Override
    public String toString() {
      return name.map(known -> type + " " + known).orElseGet(type::toString);
    }
  }
}
