package dev.l9.trace.generator.document;

import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import java.util.List;

/** The section of a README that says what to do about each failure. */
final class Troubleshooting {

  private final ModuleSpec spec;
  private final List<ErrorSpec> errors;

  Troubleshooting(ModuleSpec spec, List<ErrorSpec> errors) {
    this.spec = spec;
    this.errors = errors;
  }

  String text() {
    StringBuilder text = new StringBuilder("## Troubleshooting\n\n");
    text.append(Markdown.head("You see", "It means", "What to do"));
    errors.forEach(error -> text.append(error(error)));
    text.append(
        Markdown.row(
            Markdown.code("IllegalArgumentException")
                + ", or "
                + Markdown.code("NullPointerException"),
            "A record was made of a value that its component doesn't allow. The message names the"
                + " component.",
            "Give it a value that the reference above allows."));
    spec.operations().forEach(operation -> text.append(behaviour(operation)));
    text.append(
        Markdown.row(
            "an empty DORA block at the end of a file",
            "Nothing of the file has run with the agent yet.",
            "Run " + Markdown.code("l9 run -- mvn test") + "."));
    return text.toString();
  }

  private String error(ErrorSpec error) {
    String name = spec.identity().name() + "Exception." + error.name();
    String what =
        error
            .when()
            .map(
                method ->
                    "Look at its cause, which is what "
                        + Markdown.code(method.toString())
                        + " threw, and mend that.")
            .orElse(
                "Read its message, which says what was found, and mend the caller or the data.");
    String policy =
        error.policy() == Reaction.FAIL_CLOSED
            ? " Nothing was allowed, delivered or kept."
            : " The caller was answered with the status of a failure.";
    return Markdown.row(Markdown.code(name), Markdown.sentence(error.doc()) + policy, what);
  }

  private static String behaviour(OperationSpec operation) {
    Behaviour behaviour = operation.behaviour();
    if (behaviour instanceof Behaviour.FirstMatch match) {
      return Markdown.row(
          "each decision is " + Markdown.code(match.defaultEffect()),
          "No rule matches; or the rules can't be had, or one of them names a field or an operator"
              + " that the request doesn't have.",
          "Call " + Markdown.code(match.rules().toString()) + " yourself, and look at each rule.");
    }
    if (behaviour instanceof Behaviour.Loop loop) {
      return Markdown.row(
          "runs end with " + Markdown.code(loop.limitReached()),
          Markdown.code(loop.next().toString())
              + " has named a step "
              + loop.maxIterations()
              + " times.",
          "Look at the results of the last steps; raise "
              + Markdown.code("max_iterations")
              + " in the spec if a run needs more.");
    }
    if (behaviour instanceof Behaviour.SignedRequest signed) {
      return Markdown.row(
          "each request is answered with " + signed.statuses().unauthorized(),
          "The sender signs with another secret, or something else than the delivery's"
              + " name, the timestamp and the body with dots between; or one of the clocks is wrong by more than "
              + Words.duration(signed.tolerance())
              + ".",
          "Compute the signature of one request by hand, of the very bytes that were sent.");
    }
    return "";
  }
}
