package dev.l9.trace.generator.code.behaviour.role;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Optional;

/** What is known of each request of an operation. */
public final class InputFacts {

  private InputFacts() {}

  /** {@code request.correlationId()}; empty where a request may have none. */
  public static Optional<CodeBlock> correlationId(OperationContext context, String request) {
    return context
        .inputField("correlationId")
        .filter(field -> field.type().equals(TypeRef.of("String")))
        .filter(field -> !field.constraints().isNullable())
        .map(field -> CodeBlock.of("$N.correlationId()", request));
  }
}
