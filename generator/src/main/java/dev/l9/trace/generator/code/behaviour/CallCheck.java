package dev.l9.trace.generator.code.behaviour;

import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Optional;

/** Finds what is wrong with an operation that hands its request on. */
final class CallCheck {

  private final OperationContext context;
  private final OperationSpec operation;
  private final CalledMethod method;
  private boolean isRight = true;

  private CallCheck(OperationContext context, CalledMethod method) {
    this.context = context;
    this.operation = context.operation();
    this.method = method;
  }

  /** Whether the operation can be written; what is wrong with it goes to the blockers. */
  static boolean isRight(OperationContext context, CalledMethod method) {
    CallCheck check = new CallCheck(context, method);
    check.types("takes", method.input(), Optional.of(check.operation.input()));
    check.types("gives", method.output(), check.operation.output());
    check.errors();
    check.thread();
    return check.isRight;
  }

  private void types(String verb, Optional<TypeRef> ofMethod, Optional<TypeRef> ofOperation) {
    demand(
        shown(ofMethod).equals(shown(ofOperation)),
        method.ref().line(),
        "%s %s %s, and %s %s"
            .formatted(method.ref(), verb, named(ofMethod), operation.name(), named(ofOperation)),
        "have both name the same type");
  }

  /** Types are the same that are the same in Java, whether or not their package is named. */
  private String shown(Optional<TypeRef> type) {
    return type.flatMap(context.names()::find).map(Object::toString).orElse(named(type));
  }

  private static String named(Optional<TypeRef> type) {
    return type.map(TypeRef::toString).orElse("nothing");
  }

  private void errors() {
    MethodRef when = method.ref();
    Optional<ErrorSpec> error = context.errors().named(when);
    for (String name : operation.errors()) {
      demand(
          error.filter(own -> own.name().equals(name)).isPresent(),
          operation.line(),
          operation.name() + " never ends with " + name,
          "leave " + name + " out of its errors, or say when: " + when + " of the error");
    }
    error.ifPresent(this::listed);
  }

  private void listed(ErrorSpec error) {
    demand(
        operation.errors().contains(error.name()),
        operation.line(),
        operation.name() + " ends with " + error.name() + ", which isn't among its errors",
        "put " + error.name() + " into its errors");
    demand(
        error.policy() == Reaction.FAIL_CLOSED,
        error.line(),
        "only an adapter that answers with a status can respond to " + error.name(),
        "say policy: fail_closed");
  }

  private void thread() {
    boolean isUsed =
        operation
            .output()
            .filter(type -> context.samples().shapes().has(type, "threadId", "UUID"))
            .isPresent();
    demand(
        isUsed || operation.threadKey().isEmpty(),
        operation.line(),
        "the thread_key of " + operation.name() + " has no use, since its output has no threadId",
        "add {name: threadId, type: UUID} to the output, or leave thread_key out");
  }

  private void demand(boolean holds, int line, String issue, String fix) {
    if (!holds) {
      context.wrong(line, issue, fix);
      isRight = false;
    }
  }
}
