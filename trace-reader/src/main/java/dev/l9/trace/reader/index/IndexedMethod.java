package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.tree.EventName;

/**
 * What events are executions of.
 *
 * @param type the class's full name; empty for events that were emitted by hand
 * @param method the method's name; empty for events that were emitted by hand
 * @param component the source file's name, or the class
 */
public record IndexedMethod(String type, String method, String operation, String component) {

  /** What an event is an execution of. */
  public static IndexedMethod of(Event event) {
    return new IndexedMethod(
        event.className(), event.method(), event.operation(), event.component());
  }

  /** {@code com.acme.Inventory#reserve}, or the operation of an event that was emitted by hand. */
  public String id() {
    return type.isEmpty() ? operation : type + "#" + method;
  }

  /** What people say: {@code Inventory.reserve}, or the operation. */
  public String name() {
    return type.isEmpty() ? operation : EventName.simpleName(type) + "." + method;
  }
}
