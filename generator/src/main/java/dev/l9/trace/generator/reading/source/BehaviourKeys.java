package dev.l9.trace.generator.reading.source;

import static dev.l9.trace.generator.reading.source.Key.optional;
import static dev.l9.trace.generator.reading.source.Key.required;

import dev.l9.trace.contract.yaml.Shape;
import java.util.List;
import java.util.Locale;

/** The keys of what an operation does. */
final class BehaviourKeys {

  private static final int MOST_ITERATIONS = 10_000;

  private final Mapping mapping;

  BehaviourKeys(Mapping mapping) {
    this.mapping = mapping;
  }

  /** A decision by rules. */
  Shape firstMatch() {
    return mapping.of(
        required("rules", SpecWords.METHOD, "gives the list of rules", "rules: RuleSource.rules"),
        required("keep_rules", SpecWords.DURATION, "how long they are kept", "keep_rules: PT5M"),
        required(
            "default",
            SpecWords.CONSTANT_NAME,
            "the effect where no rule matches, or the rules can't be had",
            "default: DENY"),
        required(
            "audit",
            SpecWords.METHOD,
            "takes the record of a decision",
            "audit: AuditTrail.append"));
  }

  /** Steps until none is left. */
  Shape loop() {
    return mapping.of(
        required(
            "context",
            SpecWords.TYPE_NAME,
            "the record that a step is made from",
            "context: TaskContext"),
        required(
            "next",
            SpecWords.METHOD,
            "gives the next call, if there is one",
            "next: StepPlanner.next"),
        required("dispatch", SpecWords.METHOD, "makes the call", "dispatch: ToolRegistry.dispatch"),
        optional(
            "approved",
            SpecWords.MEMBER_NAME,
            "the field of the input that lists the tools that may be called",
            "approved: approvedTools"),
        required(
            "max_iterations",
            SpecWords.count(1, MOST_ITERATIONS),
            "how many calls there may be",
            "max_iterations: 8"),
        required(
            "completed",
            SpecWords.CONSTANT_NAME,
            "the outcome where no step is left",
            "completed: COMPLETED"),
        required(
            "limit_reached",
            SpecWords.CONSTANT_NAME,
            "the outcome after `max_iterations` calls",
            "limit_reached: LIMIT_REACHED"),
        optional(
            "not_approved",
            SpecWords.TYPE_NAME,
            "the error of a step that names a tool that isn't approved",
            "not_approved: ToolNotApproved"),
        required(
            "mismatch",
            SpecWords.TYPE_NAME,
            "the error of a result of another call",
            "mismatch: ToolMismatch"));
  }

  /** The check of a signed request. */
  Shape signedRequest() {
    Shape algorithms = new Shape.Choice(List.of("HmacSHA256", "HmacSHA384", "HmacSHA512"), false);
    return mapping.of(
        required("secret", SpecWords.METHOD, "gives the secret", "secret: SecretSource.secret"),
        required("algorithm", algorithms, "how requests are signed", "algorithm: HmacSHA256"),
        header("signature", "has the signature in hexadecimal digits"),
        header("timestamp", "has the seconds since 1970"),
        header("correlation", "names the delivery"),
        required(
            "tolerance",
            SpecWords.DURATION,
            "how far the timestamp may be from now",
            "tolerance: PT5M"),
        required(
            "event", SpecWords.TYPE_NAME, "the record that is handed on", "event: InboundEvent"),
        required("deliver", SpecWords.METHOD, "takes it", "deliver: EventSink.accept"),
        status("accepted", 200, 299, "of a delivery that was handed on, or had been"),
        status("unauthorized", 400, 499, "of a request that isn't signed as it has to be"),
        status("failed", 200, 599, "of a delivery that could not be handed on"));
  }

  private static Key header(String what, String doc) {
    String name = what + "_header";
    String example = name + ": X-" + what.substring(0, 1).toUpperCase(Locale.ROOT);
    return required(name, SpecWords.HEADER, "the header that " + doc, example + what.substring(1));
  }

  private static Key status(String name, int least, int most, String doc) {
    Shape status = SpecWords.count(least, most);
    int example = name.equals("failed") ? 500 : name.equals("accepted") ? 200 : 401;
    return required(name, status, "the status " + doc, name + ": " + example);
  }
}
