package dev.l9.trace.contract.meta;

/** How headers and footers are laid out. */
public enum MetaStyle {
  /** A line for each field, and the notes of the frame. */
  FULL,
  /** As few lines as possible. */
  SHORT
}
