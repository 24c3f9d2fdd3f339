package dev.l9.trace.reader.stats;

import dev.l9.trace.reader.event.Event;
import java.util.Locale;

/** By what executions are grouped. */
public enum Grouping {
  LAYER("HRM Layer"),
  OPERATION("Operation"),
  COMPONENT("Component"),
  TASK("Task"),
  THREAD("Thread"),
  METHOD("Method");

  /** What the group is that has no name, such as that of events without a task. */
  public static final String NO_NAME = "(none)";

  private final String title;

  Grouping(String title) {
    this.title = title;
  }

  /** The name for the head of a list, such as {@code HRM Layer}. */
  public String title() {
    return title;
  }

  /** The group to which an event belongs. */
  String of(Event event) {
    String name =
        switch (this) {
          case LAYER -> event.layer();
          case OPERATION -> event.operation();
          case COMPONENT -> event.component();
          case TASK -> event.task();
          case THREAD -> event.thread();
          case METHOD -> event.methodId();
        };
    return name.isEmpty() ? NO_NAME : name;
  }

  /** As an option's value has it: {@code layer}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
