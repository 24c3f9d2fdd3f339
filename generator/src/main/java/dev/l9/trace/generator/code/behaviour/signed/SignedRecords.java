package dev.l9.trace.generator.code.behaviour.signed;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.RecordRoles;
import dev.l9.trace.generator.spec.Behaviour.SignedRequest;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Optional;

/** Writes the records that an adapter makes: what it hands on, and what it answers. */
final class SignedRecords {

  private static final TypeRef TEXT = TypeRef.of("String");

  private final OperationContext context;
  private final SignedRequest signed;
  private final SignedTypes types;

  SignedRecords(OperationContext context, SignedRequest signed, SignedTypes types) {
    this.context = context;
    this.signed = signed;
    this.types = types;
  }

  /** What is handed on, from the variables of the operation. */
  CodeBlock event() {
    return event(
        CodeBlock.of("correlationId"),
        CodeBlock.of("threadId(correlationId)"),
        CodeBlock.of("now"),
        CodeBlock.of("request.body()"));
  }

  /** What is handed on. */
  CodeBlock event(CodeBlock correlationId, CodeBlock threadId, CodeBlock now, CodeBlock body) {
    return new RecordRoles(context, types.event())
        .correlationId(Optional.of(correlationId))
        .threadId(Optional.of(threadId))
        .named("receivedAt", TypeRef.of("Instant"), now)
        .named("body", TEXT, body)
        .newRecord();
  }

  /** The answer to a request that isn't taken for what it says. */
  CodeBlock refusal() {
    return response(signed.statuses().unauthorized(), CodeBlock.of("null"));
  }

  /** The answer to a request that was handed on. */
  CodeBlock acceptance(CodeBlock correlationId) {
    return response(signed.statuses().accepted(), correlationId);
  }

  /** The answer to a request that could not be handed on. */
  CodeBlock failure(CodeBlock correlationId) {
    return response(signed.statuses().failed(), correlationId);
  }

  private CodeBlock response(int status, CodeBlock correlationId) {
    return new RecordRoles(context, types.response())
        .named("status", TypeRef.of("int"), CodeBlock.of("$L", status))
        .correlationId(Optional.of(correlationId))
        .newRecord();
  }

  /** Whether the event has the id of the thread. */
  boolean hasThreadId() {
    return hasInEvent("threadId", "UUID");
  }

  /** Whether the event has a component of this name and type. */
  boolean hasInEvent(String name, String type) {
    return context.samples().shapes().has(types.event(), name, type);
  }

  /** Whether the answer names the delivery. */
  boolean answersCorrelationId() {
    return context.samples().shapes().has(types.response(), "correlationId", "String");
  }
}
