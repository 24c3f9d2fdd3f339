package dev.l9.trace.generator.code.behaviour.role;

import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.OperationSpec;
import java.util.ArrayList;
import java.util.List;

/** Holds the errors that an operation lists against those that it can end with. */
public final class ErrorQuestions {

  private final OperationContext context;
  private final OperationSpec operation;
  private final List<String> possible = new ArrayList<>();

  /** Of an operation, of which no error is known yet. */
  public ErrorQuestions(OperationContext context) {
    this.context = context;
    this.operation = context.operation();
  }

  /** The operation can end with the error that stands for a failure of this method. */
  public ErrorQuestions endsWithFailureOf(MethodRef method) {
    context.errors().named(method).ifPresent(this::endsWith);
    return this;
  }

  /** The operation can end with the error of this name. */
  public ErrorQuestions endsWith(String name, int line) {
    context
        .errors()
        .declared(name)
        .ifPresentOrElse(
            this::endsWith,
            () ->
                context.wrong(
                    line,
                    "the error policy has no error " + name,
                    "add it to the errors, or name another"));
    return this;
  }

  private void endsWith(ErrorSpec error) {
    possible.add(error.name());
    if (!operation.errors().contains(error.name())) {
      context.wrong(
          operation.line(),
          operation.name() + " ends with " + error.name() + ", which isn't among its errors",
          "put " + error.name() + " into its errors");
    }
    if (error.policy() == Reaction.RESPOND) {
      context.wrong(
          error.line(),
          "nothing can be answered for " + error.name() + ", since it ends " + operation.name(),
          "say policy: fail_closed");
    }
  }

  /** Says which listed errors the operation never ends with. */
  public void check() {
    for (String name : operation.errors()) {
      if (!possible.contains(name)) {
        context.wrong(
            operation.line(),
            operation.name() + " never ends with " + name,
            "leave " + name + " out of its errors, or say of the error when it happens");
      }
    }
  }
}
