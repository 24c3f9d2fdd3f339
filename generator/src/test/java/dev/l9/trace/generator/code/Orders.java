package dev.l9.trace.generator.code;

import static dev.l9.trace.generator.code.Specs.field;
import static dev.l9.trace.generator.code.Specs.method;

import dev.l9.trace.generator.spec.ModuleSpec;
import java.time.Duration;

/** A module with all that a service can have. */
final class Orders {

  private Orders() {}

  static Specs parts() {
    return new Specs("order_desk", "OrderDesk", "Takes orders, and hands each on once.")
        .record(
            "Order",
            "What a customer orders.",
            field("correlationId", "String", "links the order with its receipt", "not_blank"),
            field("orderId", "String", "names the order", "not_blank", "max_length=40"),
            field("lines", "List<OrderLine>", "what is wanted", "not_empty", "max_size=50"),
            field("labels", "Map<String, String>", "what the shop notes", "max_size=10"),
            field("note", "String", "what the customer says", "nullable", "max_length=500"))
        .record(
            "OrderLine",
            "One line of an order.",
            field(
                "article",
                "String",
                "the number of the article",
                "pattern=[A-Z]{2}-\\d{4}",
                "example=AB-1234"),
            field("count", "int", "how many", "min=1", "max=99"),
            field("price", "BigDecimal", "of one", "min=0.01"),
            field("channel", "Channel", "how it came"))
        .record(
            "Receipt",
            "What is told of an order.",
            field("correlationId", "String", "that of the order", "not_blank"),
            field("threadId", "UUID", "the same for all that happens to the order"),
            field("acceptedAt", "Instant", "when"))
        .record(
            "Cancellation",
            "An order that isn't wanted any more.",
            field("correlationId", "String", "links what happens because of it", "not_blank"),
            field("orderId", "String", "names the order", "not_blank", "max_length=40"))
        .values("Channel", "How an order came.", "WEB", "PHONE")
        .port(
            "OrderStore",
            "Where orders are kept.",
            method("store", "keeps an order", "Order", "Receipt"),
            method("cancel", "marks an order as cancelled", "Cancellation", ""))
        .error("StoreFailed", "The order could not be stored", "OrderStore.store")
        .call(
            new Specs.Call("place", "Places an order.", "Order", "Receipt", "OrderStore.store")
                .errors("StoreFailed")
                .thread("orderId")
                .once("orderId", Duration.ofMinutes(10), 1000))
        .call(
            new Specs.Call("cancel", "Cancels an order.", "Cancellation", "", "OrderStore.cancel"))
        .accept(
            "records.constraints",
            "records.nulls",
            "dispatch.port_called_with_input",
            "dispatch.result_validated",
            "runtime.correlation_id",
            "runtime.thread_uuid_is_UUIDv5",
            "idempotency.duplicate_returns_ok",
            "idempotency.first_processes_fully",
            "idempotency.bounded",
            "idempotency.expires",
            "errors.typed",
            "errors.fail_closed");
  }

  static ModuleSpec spec() {
    return parts().build();
  }
}
