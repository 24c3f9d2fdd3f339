package dev.l9.trace.replay.value;

/** The methods that are written into a test where Java has nothing as short. */
public enum Helper {
  /** Makes an object without a constructor. */
  MAKE,
  /** Calls the constructor of a record that the test may not name. */
  MAKE_RECORD,
  /** Reads a private field. */
  FIELD,
  /** Finds a private field; both others need it. */
  FIND_FIELD
}
