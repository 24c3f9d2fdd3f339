package dev.l9.trace.block;

import dev.l9.trace.section.Place;
import dev.l9.trace.section.Section;
import java.util.List;

/**
 * The header and the footer of a file of a governed project, as sections. The enforcement contract
 * gives the header's words and keys. The footer's title follows the header's, and its key is the
 * one that the specification of the DORA block shows.
 */
public final class MetaSections {

  /** The header is at the top of a file. It says what the file is, and who governs it. */
  public static final Section HEADER = header(false);

  /**
   * The header with two lines below its title that say what it is for. It is of the same kind as
   * {@link #HEADER}: each is found, replaced and taken out as the other.
   */
  public static final Section HEADER_WITH_NOTES = header(true);

  /** The footer is above the DORA block, and has what the header leaves out. */
  public static final Section FOOTER =
      new Section(
          Place.ABOVE_END,
          "FOOTER METADATA",
          "FOOTER METADATA",
          "END FOOTER METADATA",
          new Section.Keys("footer_meta", "footer_meta", "__footer_meta__"),
          Section.Notes.NONE,
          DoraSection.SECTION);

  private MetaSections() {}

  private static Section header(boolean withNotes) {
    return new Section(
        Place.TOP,
        "DORA PROTOCOL METADATA",
        "DORA PROTOCOL METADATA",
        "END DORA BLOCK",
        new Section.Keys("_dora_block", "dora_block", "__dora_block__"),
        new Section.Notes(
            List.of(
                "Machine-readable metadata for governance, CI/CD, and audit trails",
                "DO NOT REMOVE OR MODIFY THE STRUCTURE OF THIS BLOCK"),
            withNotes),
        null);
  }
}
