package dev.l9.trace.generator.reading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The spec that somebody begins with: a small module, with what each part is for. */
public final class SpecText {

  private static final String TEXT =
      """
      # What a module is to be. `l9 generate --spec module.yaml --out DIR` makes it, with tests that
      # prove what is demanded here. docs/generator-spec.md has all keys.
      module:
        # Names the module, and the ids that it makes; in lower case with underscores.
        id: order_intake
        # The beginning of the names of its types.
        name: OrderIntake
        # What it is for, in a sentence.
        purpose: Takes orders, and hands them to where they are kept.
        # service (hands calls on), governance (decides by rules), executor (takes steps until a goal is
        # reached) or adapter (takes signed requests).
        kind: service
        # The package of its types.
        package: com.example.orders

        # The fields of the headers of its files, as the contract of the project names them.
        metadata:
          created_at: "%s"
      %s\
          layer: operations
          domain: orders
          governance_level: medium

        repo:
          # Files that have to be there before anything is made.
          reads: []
          # The files that may be made, and no others.
          allowed_new_files:
            - pom.xml
            - README.md
            - src/main/java/com/example/orders/OrderIntake.java
            - src/main/java/com/example/orders/OrderIntakeService.java
            - src/main/java/com/example/orders/OrderIntakeException.java
            - src/test/java/com/example/orders/OrderIntakeTest.java
            - src/test/java/com/example/orders/OrderIntakeServiceTest.java

        # Without this, the module has no pom.xml, and is part of a project that has one.
        maven:
          group: com.example
          artifact: order-intake
          version: 1.0.0

        # Types of the repository that the spec names, by their full names. What the repository is
        # expected to say is under 'assumes'.
        dependencies: []

        # The types that the module declares. A field isn't null unless it says 'nullable: true'.
        types:
          - enum: Channel
            doc: How an order came.
            values: [SHOP, PHONE, MAIL]
          - record: OrderRequest
            doc: An order that is to be placed.
            fields:
              - {name: correlationId, type: String, not_blank: true, doc: links the order with its receipt}
              - {name: orderId, type: String, not_blank: true, max_length: 40, doc: names the order}
              - {name: channel, type: Channel, doc: how it came}
              - {name: quantity, type: int, min: 1, max: 1000, doc: how many pieces}
              - {name: country, type: String, pattern: "[A-Z]{2}", example: DE, doc: where they go}
              - {name: note, type: String, nullable: true, max_length: 500, doc: what the customer says}
          - record: OrderReceipt
            doc: What is known of an order that is kept.
            fields:
              - {name: correlationId, type: String, not_blank: true, doc: that of the order}
              - {name: receiptId, type: UUID, doc: names the receipt}
              - {name: receivedAt, type: Instant, doc: when it was kept}

        interfaces:
          # What can be asked of the module.
          inbound:
            - operation: place
              doc: Places one order.
              input: OrderRequest
              output: OrderReceipt
              # ALTITUDE, FOCUS, REASONING, LEARNING, MEMORY or SYSTEM.
              layer: SYSTEM
              patterns: [dispatch]
              errors: [StoreFailed]
              # What it does: one of call, first_match, loop and signed_request.
              call: OrderStore.save
          # Ports: what the module calls, and others implement.
          outbound:
            - port: OrderStore
              doc: Where orders are kept.
              methods:
                - {name: save, input: OrderRequest, output: OrderReceipt, doc: keeps an order}

        # What happens where something fails.
        error_policy:
          on_internal: fail_closed
          errors:
            - {name: StoreFailed, doc: The order could not be kept, when: OrderStore.save, policy: fail_closed}

        # What the generated tests have to prove.
        acceptance:
          required:
            - records.constraints
            - records.nulls
            - dispatch.port_called_with_input
            - dispatch.result_validated
            - runtime.correlation_id
            - errors.typed
      """;

  private SpecText() {}

  /**
   * A spec that reads without a complaint, begun at this time by somebody; where that name is
   * blank, git has to know it.
   */
  public static String documented(Instant createdAt, String createdBy) {
    String name = createdBy.replaceAll("\\p{Cntrl}", " ").strip();
    String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
    String line = name.isEmpty() ? "" : "    created_by: \"" + quoted + "\"\n";
    return TEXT.formatted(createdAt.truncatedTo(ChronoUnit.SECONDS), line);
  }
}
