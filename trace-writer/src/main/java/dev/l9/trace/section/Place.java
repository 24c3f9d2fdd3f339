package dev.l9.trace.section;

/** Where in a file a section stands. */
public enum Place {
  /**
   * The section is at the top, behind what must be first: a byte order mark, a line that names an
   * interpreter or an encoding, a declaration, or a docstring. In Markdown it is the first entry of
   * the front matter.
   */
  TOP,
  /** The section is at the end, but above another section, which is the last thing in the file. */
  ABOVE_END,
  /** The section is the last thing in the file. */
  END
}
