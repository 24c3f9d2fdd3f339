package dev.l9.trace.generator.code.behaviour.loop;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.InputFacts;
import dev.l9.trace.generator.code.behaviour.role.RecordRoles;
import dev.l9.trace.generator.spec.Behaviour.Loop;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;
import java.util.Optional;

/** Writes the records that a loop makes: the context of a step, and the result of the operation. */
final class LoopRecords {

  private final OperationContext context;
  private final Loop loop;
  private final LoopTypes types;

  LoopRecords(OperationContext context, Loop loop, LoopTypes types) {
    this.context = context;
    this.loop = loop;
    this.types = types;
  }

  /**
   * The context of a step.
   *
   * @param request the variable with the input of the operation
   * @param results what the steps before gave
   */
  CodeBlock context(String request, Optional<CodeBlock> threadId, CodeBlock results) {
    return common(types.context(), request, threadId).typed(listOfResults(), results).newRecord();
  }

  /** The result of the operation. */
  CodeBlock output(
      String request,
      Optional<CodeBlock> threadId,
      String outcome,
      CodeBlock iterations,
      CodeBlock results) {
    return common(types.output(), request, threadId)
        .typed(types.outcome(), outcome(outcome))
        .named("iterations", TypeRef.of("int"), iterations)
        .typed(listOfResults(), results)
        .newRecord();
  }

  private RecordRoles common(TypeRef type, String request, Optional<CodeBlock> threadId) {
    return new RecordRoles(context, type)
        .correlationId(InputFacts.correlationId(context, request))
        .threadId(threadId)
        .typed(types.request(), CodeBlock.of("$N", request));
  }

  /** {@code Outcome.COMPLETED}. */
  CodeBlock outcome(String constant) {
    return CodeBlock.of("$T.$L", context.names().type(types.outcome()), constant);
  }

  /** Whether one of the records has the id of the thread. */
  boolean hasThreadId() {
    return has(types.context(), "threadId", "UUID") || has(types.output(), "threadId", "UUID");
  }

  /** Whether a record has a component of this name and type. */
  boolean has(TypeRef record, String name, String type) {
    return context.samples().shapes().has(record, name, type);
  }

  /** The component of a record that has the results of calls; empty if it has none. */
  Optional<String> results(TypeRef record) {
    return nameOf(record, listOfResults());
  }

  /** The first component of this type; empty if there is none. */
  Optional<String> nameOf(TypeRef record, TypeRef type) {
    return context.samples().shapes().components(record).orElse(List.of()).stream()
        .filter(field -> context.names().find(field.type()).equals(context.names().find(type)))
        .map(FieldSpec::name)
        .findFirst();
  }

  private TypeRef listOfResults() {
    return new TypeRef("List", List.of(types.result()));
  }

  String completed() {
    return loop.completed();
  }

  String limitReached() {
    return loop.limitReached();
  }
}
