package dev.l9.trace.block;

import dev.l9.trace.section.Place;
import dev.l9.trace.section.Section;

/**
 * The header and the footer of a file of a governed project, as sections. The enforcement contract
 * gives the header's words and keys. The footer's title follows the header's, and its key is the
 * one that the specification of the DORA block shows.
 */
public final class MetaSections {

  /** The header is at the top of a file. It says what the file is, and who governs it. */
  public static final Section HEADER =
      new Section(
          Place.TOP,
          "DORA PROTOCOL METADATA",
          "DORA PROTOCOL METADATA",
          "END DORA BLOCK",
          new Section.Keys("_dora_block", "dora_block", "__dora_block__"),
          null);

  /** The footer is above the DORA block, and has what the header leaves out. */
  public static final Section FOOTER =
      new Section(
          Place.ABOVE_END,
          "FOOTER METADATA",
          "FOOTER METADATA",
          "END FOOTER METADATA",
          new Section.Keys("footer_meta", "footer_meta", "__footer_meta__"),
          DoraSection.SECTION);

  private MetaSections() {}
}
