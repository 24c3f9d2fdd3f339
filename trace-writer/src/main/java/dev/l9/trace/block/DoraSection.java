package dev.l9.trace.block;

import dev.l9.trace.section.Place;
import dev.l9.trace.section.Section;

/** The DORA block as a section of a file. */
public final class DoraSection {

  /** The block is the last thing in a file. The specification of the block gives these words. */
  public static final Section SECTION =
      new Section(
          Place.END,
          "L9 DORA BLOCK",
          "L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT",
          "END L9 DORA BLOCK",
          new Section.Keys("_l9_trace", "l9_trace", "__l9_trace__"),
          Section.Notes.NONE,
          null);

  private DoraSection() {}
}
