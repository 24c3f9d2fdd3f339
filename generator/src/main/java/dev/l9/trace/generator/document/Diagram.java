package dev.l9.trace.generator.document;

import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The flow of a call through a module, for Mermaid and in words. */
final class Diagram {

  private final ModuleSpec spec;

  Diagram(ModuleSpec spec) {
    this.spec = spec;
  }

  /** For Mermaid. */
  String mermaid() {
    StringBuilder text = new StringBuilder("flowchart LR\n  caller([caller])\n");
    for (OperationSpec operation : spec.operations()) {
      String node = operation.name();
      text.append("  " + id(node) + "[\"" + spec.identity().name() + "." + node + "\"]\n");
      text.append("  caller -->|\"" + label(operation.input()) + "\"| " + id(node) + "\n");
      for (MethodRef method : methods(operation.behaviour())) {
        text.append("  " + id(node) + " -->|\"" + method.method() + "\"| " + id(method.type()));
        text.append("{{\"" + method.type() + "\"}}\n");
      }
      operation
          .output()
          .ifPresent(
              output -> text.append("  " + id(node) + " -.->|\"" + label(output) + "\"| caller\n"));
    }
    return text.toString();
  }

  /** Some words mean something to Mermaid. */
  private static String id(String name) {
    return "n_" + name;
  }

  private static String label(TypeRef type) {
    return type.toString().replace("<", "#lt;").replace(">", "#gt;");
  }

  /** What is called, in the order of the calls. */
  static List<MethodRef> methods(Behaviour behaviour) {
    if (behaviour instanceof Behaviour.Call call) {
      return List.of(call.target());
    }
    if (behaviour instanceof Behaviour.FirstMatch match) {
      return List.of(match.rules(), match.audit());
    }
    if (behaviour instanceof Behaviour.Loop loop) {
      return List.of(loop.next(), loop.dispatch());
    }
    Behaviour.SignedRequest signed = (Behaviour.SignedRequest) behaviour;
    return List.of(signed.secret(), signed.deliver());
  }

  /** What an operation does, a sentence each step, in Markdown. */
  List<String> steps(OperationSpec operation) {
    List<String> steps = new ArrayList<>();
    steps.add(
        Markdown.code(operation.input().toString())
            + " checks its components when it is made, so that a request that is there is valid.");
    operation
        .idempotency()
        .ifPresent(
            one ->
                steps.add(
                    "A call whose "
                        + Markdown.code(one.key())
                        + " was there already gets the result of the first one, for "
                        + Words.duration(one.ttl())
                        + " and at most "
                        + one.maxEntries()
                        + " calls; a call that failed isn't kept."));
    steps.addAll(steps(operation.behaviour()));
    Optional<String> key = operation.threadKey();
    key.ifPresent(
        field ->
            steps.add(
                "The id of the thread is a UUID of version 5 that is made of "
                    + Markdown.code(field)
                    + ", so that it is the same for each call with it."));
    return steps;
  }

  private static List<String> steps(Behaviour behaviour) {
    if (behaviour instanceof Behaviour.Call call) {
      return List.of(
          code(call.target()) + " is called with it, and what that gives is checked and returned.");
    }
    if (behaviour instanceof Behaviour.FirstMatch match) {
      return List.of(
          code(match.rules())
              + " gives the rules, which are kept for "
              + Words.duration(match.keepRules())
              + ".",
          "The first rule that matches decides, the lowest priority first. Without one, and where"
              + " the rules can't be had, the effect is "
              + Markdown.code(match.defaultEffect())
              + ".",
          code(match.audit()) + " records the decision before it is returned.");
    }
    if (behaviour instanceof Behaviour.Loop loop) {
      return List.of(
          code(loop.next())
              + " says the next step, of all that is known so far; where there is none,"
              + " the run ends with "
              + Markdown.code(loop.completed())
              + ".",
          code(loop.dispatch())
              + " takes it"
              + loop.approved()
                  .map(list -> ", if its tool is among " + Markdown.code(list))
                  .orElse("")
              + "; the result has to be that of the call.",
          "After "
              + loop.maxIterations()
              + " steps the run ends with "
              + Markdown.code(loop.limitReached())
              + ".");
    }
    Behaviour.SignedRequest signed = (Behaviour.SignedRequest) behaviour;
    return List.of(
        code(signed.secret())
            + " gives the secret, and "
            + Markdown.code(signed.headers().signature())
            + " has to be the "
            + Markdown.code(signed.algorithm())
            + " of "
            + Markdown.code(signed.headers().correlation())
            + ", "
            + Markdown.code(signed.headers().timestamp())
            + " and the body with dots between, in hexadecimal"
            + " digits. A name of a delivery has no dot. The timestamp is in seconds, and may be "
            + Words.duration(signed.tolerance())
            + " from now at most. Otherwise the answer is "
            + signed.statuses().unauthorized()
            + ", and nothing is handed on.",
        code(signed.deliver())
            + " takes a "
            + Markdown.code(signed.event())
            + "; then the answer is "
            + signed.statuses().accepted()
            + ", and where that fails, "
            + signed.statuses().failed()
            + ".");
  }

  private static String code(MethodRef method) {
    return Markdown.code(method.toString());
  }
}
