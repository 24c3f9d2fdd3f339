package dev.l9.trace.agent.capture;

import org.jspecify.annotations.Nullable;

/** How the values of a class are read. */
final class ValueForm {

  private final Kind kind;

  /** Set once it is known, by whichever thread: its own fields are final. */
  private @Nullable ObjectLayout layout;

  ValueForm(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** The fields, where the kind is {@link Kind#OBJECT}; null where they aren't known. */
  @Nullable ObjectLayout layout() {
    return layout;
  }

  void setLayout(@Nullable ObjectLayout known) {
    layout = known;
  }

  enum Kind {
    /** A value of the JDK whose text says it all. */
    TEXT,
    /** An object whose {@code toString()} the user allows. */
    TO_STRING,
    /** A text that may be too long to copy. */
    BEGINNING,
    ARRAY,
    /** A list of the JDK's that holds its elements in an array. */
    LIST,
    /** Another collection of the JDK's that holds its elements itself. */
    COLLECTION,
    /** A map of the JDK's that holds its entries itself. */
    MAP,
    /** What else the JDK has: {@link JdkContainers} looks at the value. */
    JDK,
    /** Only the name of the class is shown. */
    OPAQUE,
    /** An object of the application: its fields are read. */
    OBJECT
  }
}
