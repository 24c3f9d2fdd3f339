package dev.l9.trace.reader.event;

import dev.l9.trace.tree.EventName;

/** Names of classes as people say them. */
public final class SimpleName {

  private SimpleName() {}

  /**
   * The class's name without package and outer classes, which stay where a name is only a number:
   * {@code Item} of {@code com.acme.Order$Item}, {@code Order$1} of {@code com.acme.Order$1}.
   */
  public static String of(String type) {
    return EventName.simpleName(type);
  }
}
