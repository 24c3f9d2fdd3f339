package dev.l9.trace.agent.capture;

import org.jspecify.annotations.Nullable;

/**
 * How the values of a class are read.
 *
 * @param layout the fields, where the kind is {@link Kind#OBJECT}; else null
 */
record ValueForm(Kind kind, @Nullable ObjectLayout layout) {

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

  static ValueForm of(Kind kind) {
    return new ValueForm(kind, null);
  }
}
