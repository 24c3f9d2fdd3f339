package dev.l9.trace.agent.capture;

import org.jspecify.annotations.Nullable;

/** Says how the values of a class are read. Safe for use by several threads. */
final class ValueForm {

  private final Kind kind;

  /**
   * The layout, which is set when it is known. Any thread may set it without a lock, since its
   * fields are final.
   */
  private @Nullable ObjectLayout layout;

  ValueForm(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** The fields, if the kind is {@link Kind#OBJECT}; null if they aren't known. */
  @Nullable ObjectLayout layout() {
    return layout;
  }

  void setLayout(@Nullable ObjectLayout known) {
    layout = known;
  }

  enum Kind {
    /** A value of the JDK that its text describes completely. */
    TEXT,
    /** An object whose {@code toString()} the user allows. */
    TO_STRING,
    /** A text that may be too long to copy. */
    BEGINNING,
    ARRAY,
    /** A list of the JDK that holds its elements itself and is read by index. */
    LIST,
    /** Another collection of the JDK that holds its elements itself. */
    COLLECTION,
    /** A map of the JDK that holds its entries itself. */
    MAP,
    /** Any other object of the JDK. {@link JdkContainers} decides by the object how it is shown. */
    JDK,
    /** Only the name of the class is shown. */
    OPAQUE,
    /** An object of the application, whose fields are read. */
    OBJECT
  }
}
