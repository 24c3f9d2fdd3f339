package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.RecordShapes;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which error stands for which failure, by the error policy. */
public final class ErrorMapping {

  /** The error of a failure that the error policy has no name for. */
  public static final String INTERNAL = "InternalFailure";

  private final ModuleSpec spec;
  private final ModuleNames names;
  private final boolean isCorrelated;

  /** The errors of this spec. */
  public ErrorMapping(ModuleSpec spec, ModuleNames names, RecordShapes shapes) {
    this.spec = spec;
    this.names = names;
    this.isCorrelated =
        spec.operations().stream()
            .allMatch(operation -> shapes.has(operation.input(), "correlationId", "String"));
  }

  /** Whether each error tells the correlation id of the request: all inputs have one. */
  public boolean isCorrelated() {
    return isCorrelated;
  }

  /** All errors that are declared: those of the policy, and the internal one where it is needed. */
  public List<ErrorSpec> errors() {
    List<ErrorSpec> errors = new ArrayList<>(spec.errorPolicy().errors());
    boolean isNeeded = failing().stream().anyMatch(method -> named(method).isEmpty());
    if (isNeeded && errors.stream().noneMatch(error -> error.name().equals(INTERNAL))) {
      errors.add(internal());
    }
    return errors;
  }

  private ErrorSpec internal() {
    return new ErrorSpec(
        INTERNAL,
        "The operation failed",
        Optional.empty(),
        Reaction.FAIL_CLOSED,
        spec.errorPolicy().line());
  }

  /** The error whose {@code when} names the method. */
  public Optional<ErrorSpec> named(MethodRef method) {
    return spec.errorPolicy().errors().stream()
        .filter(error -> error.when().filter(when -> isSame(when, method)).isPresent())
        .findFirst();
  }

  private static boolean isSame(MethodRef one, MethodRef other) {
    return one.type().equals(other.type()) && one.method().equals(other.method());
  }

  /** The error that a failure of the method becomes. */
  public ClassName errorOf(MethodRef method) {
    return names.error(named(method).map(ErrorSpec::name).orElse(INTERNAL));
  }

  /** The error of this name, as the policy declares it. */
  public Optional<ErrorSpec> declared(String name) {
    return errors().stream().filter(error -> error.name().equals(name)).findFirst();
  }

  /**
   * {@code new SomeException.Error(correlationId, "what happened")}.
   *
   * @param correlationId an expression; left out where errors have none
   */
  public CodeBlock newError(ClassName error, CodeBlock correlationId, String detail) {
    return CodeBlock.of("new $T($L$S)", error, correlation(correlationId), detail);
  }

  /** {@code new SomeException.Error(correlationId, "what happened", cause)}. */
  public CodeBlock newError(ClassName error, CodeBlock correlationId, String detail, String cause) {
    return CodeBlock.of("new $T($L$S, $N)", error, correlation(correlationId), detail, cause);
  }

  private CodeBlock correlation(CodeBlock correlationId) {
    return isCorrelated ? CodeBlock.of("$L, ", correlationId) : CodeBlock.of("");
  }

  /** The methods whose failure ends an operation with an error. */
  private List<MethodRef> failing() {
    List<MethodRef> methods = new ArrayList<>();
    for (OperationSpec operation : spec.operations()) {
      methods.addAll(CalledMethods.refs(operation.behaviour()));
      if (operation.behaviour() instanceof Behaviour.FirstMatch match) {
        // Where the rules can't be had, the default effect is decided.
        methods.remove(match.rules());
      }
    }
    return methods;
  }
}
