package dev.l9.trace.section;

/** Where in a file a section stands. */
public enum Place {
  /**
   * The section is at the top: behind what has to be first there, such as a byte order mark, the
   * line that names an interpreter or an encoding, a declaration, front matter, a docstring.
   */
  TOP,
  /** The section is at the end, but above the one that is the very last thing in the file. */
  ABOVE_END,
  /** The last thing in the file. */
  END
}
