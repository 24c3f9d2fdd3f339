package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.SimpleName;

/**
 * The name of what an event is an execution of.
 *
 * @param id {@code com.acme.Inventory#reserve}, or the operation of an event that was emitted by
 *     hand
 * @param name what people say: {@code Inventory.reserve}, or the operation; it needn't be unique
 */
public record MethodName(String id, String name) {

  /** The name of an event's method. */
  static MethodName of(Event event) {
    return of(event.methodId());
  }

  static MethodName of(String id) {
    int hash = id.indexOf('#');
    return new MethodName(
        id, hash < 0 ? id : SimpleName.of(id.substring(0, hash)) + "." + id.substring(hash + 1));
  }

  /** Whether the agent itself says something by the event: what a JVM was, or what was dropped. */
  static boolean isOfAgent(Event event) {
    return event.component().equals("l9-agent") && event.className().isEmpty();
  }
}
