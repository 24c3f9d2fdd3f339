package dev.l9.trace.generator.reading.source;

import static dev.l9.trace.contract.yaml.Shape.TEXT;
import static dev.l9.trace.generator.reading.source.Key.optional;
import static dev.l9.trace.generator.reading.source.Key.required;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.contract.yaml.Shape;
import java.util.List;
import java.util.stream.Stream;

/** The keys of an operation. */
final class OperationKeys {

  static final List<String> BEHAVIOURS = List.of("call", "first_match", "loop", "signed_request");

  private static final int MOST_ENTRIES = 1_000_000;

  private final Mapping mapping;
  private final BehaviourKeys does;

  OperationKeys(Mapping mapping) {
    this.mapping = mapping;
    this.does = new BehaviourKeys(mapping);
  }

  /** An operation. */
  Shape operation() {
    List<String> layers = Stream.of(HrmLayer.values()).map(HrmLayer::name).toList();
    return mapping.withOneOf(
        BEHAVIOURS,
        List.of(),
        required("operation", SpecWords.MEMBER_NAME, "the name of the method", "operation: place"),
        required("doc", TEXT, "says what it does, in a sentence", "doc: Places an order."),
        required("input", TEXT, "the type of what it is given", "input: OrderRequest"),
        optional(
            "output",
            TEXT,
            "the type of what it gives; nothing without it",
            "output: OrderReceipt"),
        required(
            "layer",
            new Shape.Choice(layers, false),
            "the layer of its executions in a trace",
            "layer: SYSTEM"),
        optional(
            "patterns",
            new Shape.Items(TEXT),
            "what `@L9Traced` lists as patterns",
            "patterns: [dispatch]"),
        optional(
            "thread_key",
            SpecWords.MEMBER_NAME,
            "the field of the input from which the thread's id is made",
            "thread_key: orderId"),
        optional(
            "errors",
            new Shape.Items(SpecWords.TYPE_NAME),
            "the errors of the error policy that it may end with",
            "errors: [StoreFailed]"),
        optional(
            "idempotency",
            idempotency(),
            "how repeated calls are noticed; without it, each call counts",
            "idempotency: {key: orderId, ttl: PT10M, max_entries: 1000}"),
        optional(
            "call",
            SpecWords.METHOD,
            "hands the input to a method, and gives what that gives",
            "call: OrderStore.save"),
        optional(
            "first_match",
            does.firstMatch(),
            "has the first rule that matches decide",
            "first_match: {rules: RuleSource.rules, keep_rules: PT5M, default: DENY, audit: AuditTrail.append}"),
        optional(
            "loop",
            does.loop(),
            "takes steps until none is left",
            "loop: {context: TaskContext, next: StepPlanner.next, dispatch: ToolRegistry.dispatch, max_iterations: 8, completed: COMPLETED, limit_reached: LIMIT_REACHED, mismatch: ToolMismatch}"),
        optional(
            "signed_request",
            does.signedRequest(),
            "checks the signature of an HTTP request, and hands it on",
            "signed_request: {secret: SecretSource.secret, algorithm: HmacSHA256, …}"));
  }

  private Shape idempotency() {
    return mapping.of(
        required(
            "key",
            SpecWords.MEMBER_NAME,
            "the field of the input that is equal in repeated calls; `correlationId` in a signed request",
            "key: orderId"),
        required("ttl", SpecWords.DURATION, "how long a call is remembered", "ttl: PT10M"),
        required(
            "max_entries",
            SpecWords.count(1, MOST_ENTRIES),
            "how many calls are remembered; the oldest is forgotten first",
            "max_entries: 1000"));
  }
}
