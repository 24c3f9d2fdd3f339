package dev.l9.trace.generator.code.service;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.text.Literals;
import dev.l9.trace.generator.spec.Idempotency;
import dev.l9.trace.generator.spec.OperationSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * An operation as the service has it.
 *
 * @param code what its behaviour has written
 * @param asksFirst whether the service asks {@code RecentCalls} before the statements
 */
public record WrittenOperation(OperationContext context, OperationCode code, boolean asksFirst) {

  /** The field with what remembers its calls. */
  Optional<FieldSpec> recentCalls() {
    return operation()
        .idempotency()
        .map(
            idempotency ->
                FieldSpec.builder(
                        ParameterizedTypeName.get(context.names().recentCalls(), result().box()),
                        context.recentCalls(),
                        Modifier.PRIVATE,
                        Modifier.FINAL)
                    .build());
  }

  /** The statement of the constructor that makes it. */
  Optional<CodeBlock> newRecentCalls() {
    return operation().idempotency().map(this::newRecentCalls);
  }

  private CodeBlock newRecentCalls(Idempotency idempotency) {
    return CodeBlock.of(
        "this.$N = new $T<>(clock, $L, $L)",
        context.recentCalls(),
        context.names().recentCalls(),
        Literals.duration(idempotency.ttl()),
        Literals.whole(idempotency.maxEntries()));
  }

  private OperationSpec operation() {
    return context.operation();
  }

  private TypeName result() {
    return operation().output().map(context.names()::type).orElse(TypeName.VOID);
  }

  /** The operation, and its work where that is a method of its own. */
  List<MethodSpec> methods() {
    Optional<Idempotency> idempotency = operation().idempotency().filter(found -> asksFirst);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(operation().name())
            .addAnnotation(Override.class)
            .addAnnotation(traced())
            .addModifiers(Modifier.PUBLIC)
            .returns(result())
            .addParameter(context.names().type(operation().input()), "request")
            .addStatement(
                "$T.requireNonNull(request, $S)", Objects.class, "request must not be null");
    if (idempotency.isEmpty()) {
      return List.of(method.addCode(code.body()).build());
    }
    method.addCode(asking(idempotency.get()));
    return List.of(method.build(), work());
  }

  private CodeBlock asking(Idempotency idempotency) {
    CodeBlock key = context.inputText(idempotency.key());
    boolean isVoid = operation().output().isEmpty();
    return CodeBlock.builder()
        .addStatement(
            isVoid
                ? "$N.result($L, () -> {\n$>$N(request);\nreturn null;\n$<})"
                : "return $N.result($L, () -> $N(request))",
            context.recentCalls(),
            key,
            workName())
        .build();
  }

  private String workName() {
    return operation().name() + "Once";
  }

  private MethodSpec work() {
    return MethodSpec.methodBuilder(workName())
        .addModifiers(Modifier.PRIVATE)
        .returns(result())
        .addParameter(context.names().type(operation().input()), "request")
        .addCode(code.body())
        .build();
  }

  private AnnotationSpec traced() {
    AnnotationSpec.Builder traced =
        AnnotationSpec.builder(L9Traced.class)
            .addMember("task", "$S", context.spec().identity().id())
            .addMember("layer", "$T.$L", HrmLayer.class, operation().layer())
            .addMember("operation", "$S", operation().name());
    list(operation().patterns().stream().map(pattern -> CodeBlock.of("$S", pattern)).toList())
        .ifPresent(patterns -> traced.addMember("patterns", patterns));
    list(code.refusals().stream()
            .map(error -> CodeBlock.of("$T.class", context.names().error(error)))
            .toList())
        .ifPresent(refusals -> traced.addMember("blockedBy", refusals));
    return traced.build();
  }

  private static Optional<CodeBlock> list(List<CodeBlock> values) {
    return switch (values.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(values.get(0));
      default -> Optional.of(CodeBlock.of("{$L}", Literals.list(values)));
    };
  }
}
