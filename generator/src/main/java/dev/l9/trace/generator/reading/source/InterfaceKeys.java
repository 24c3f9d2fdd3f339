package dev.l9.trace.generator.reading.source;

import static dev.l9.trace.contract.yaml.Shape.TEXT;
import static dev.l9.trace.generator.reading.source.Key.optional;
import static dev.l9.trace.generator.reading.source.Key.required;

import dev.l9.trace.contract.yaml.Shape;
import dev.l9.trace.generator.spec.ProvableContract;
import java.util.List;
import java.util.stream.Stream;

/** The keys of what a module takes, calls, fails with and has to prove. */
final class InterfaceKeys {

  private static final Shape REACTION = new Shape.Choice(List.of("fail_closed", "respond"), false);

  private InterfaceKeys() {}

  /** What is asked of a module, and what it asks. */
  static Shape interfaces(Mapping mapping) {
    return mapping.of(
        required(
            "inbound",
            new Shape.Items(new OperationKeys(mapping).operation(), true),
            "the operations",
            "inbound: [{operation: place, …}]"),
        optional(
            "outbound",
            new Shape.Items(port(mapping)),
            "the ports: interfaces that the module calls, and others implement",
            "outbound: [{port: OrderStore, …}]"));
  }

  private static Shape port(Mapping mapping) {
    Shape method =
        mapping.of(
            required("name", SpecWords.MEMBER_NAME, "the name of the method", "name: save"),
            required("doc", TEXT, "says what it does, in a clause", "doc: keeps an order"),
            optional(
                "input",
                TEXT,
                "the type of what it is given; nothing without it",
                "input: OrderRequest"),
            optional(
                "output",
                TEXT,
                "the type of what it gives; nothing without it",
                "output: OrderReceipt"));
    return mapping.of(
        required("port", SpecWords.TYPE_NAME, "the name of the interface", "port: OrderStore"),
        required("doc", TEXT, "says what it is, in a sentence", "doc: Where orders are kept."),
        required(
            "methods",
            new Shape.Items(method, true),
            "what can be asked of it",
            "methods: [{name: save, input: OrderRequest, doc: keeps an order}]"));
  }

  /** What happens where something fails. */
  static Shape errorPolicy(Mapping mapping) {
    Shape error =
        mapping.of(
            required("name", SpecWords.TYPE_NAME, "the name of the exception", "name: StoreFailed"),
            required(
                "doc",
                TEXT,
                "says what has happened, in a clause",
                "doc: The order could not be kept"),
            optional(
                "when",
                SpecWords.METHOD,
                "the method whose failure it stands for",
                "when: OrderStore.save"),
            required("policy", REACTION, "what is done about it", "policy: fail_closed"));
    return mapping.of(
        required(
            "on_internal",
            REACTION,
            "what is done about a failure that no error stands for",
            "on_internal: fail_closed"),
        optional(
            "errors",
            new Shape.Items(error),
            "the errors that callers can tell from each other",
            "errors: [{name: StoreFailed, doc: The order could not be kept, when: OrderStore.save, policy: fail_closed}]"));
  }

  /** What has to be proven. */
  static Shape acceptance(Mapping mapping) {
    return mapping.of(
        required(
            "required",
            new Shape.Items(contract(), true),
            "the contracts that generated tests have to prove",
            "required: [records.constraints]"));
  }

  private static Shape contract() {
    return new Shape.Choice(
        Stream.of(ProvableContract.values()).map(ProvableContract::id).toList(), false);
  }
}
