package dev.l9.trace.section;

import dev.l9.trace.language.RefusedSourceException;

/**
 * How the files of a family of types hold sections.
 *
 * <p>Guarantees, for every section and every file that isn't refused:
 *
 * <ul>
 *   <li>Every byte outside the section stays, and programs that read the file find in it what they
 *       found before. No value in a section can change that.
 *   <li>The section is at its {@link Place}, once. Sections of this kind in other places are taken
 *       out.
 *   <li>Putting the same section in a second time changes nothing.
 *   <li>{@code parse(parse(file).with(json)).without()} is {@code file}, if that had no such
 *       section. This holds after any number of changes of the section too.
 *   <li>Sections of different kinds don't disturb one another. In whatever order they are put in
 *       and taken out, each stays as it was.
 *   <li>A section is plain ASCII, and its lines end as the file's do.
 * </ul>
 *
 * <p>If it isn't certain what in a file is a comment, every method refuses the file, with a reason.
 * The methods depend on their arguments only. Thread-safe.
 */
public abstract class SectionFormat {

  /**
   * Looks through a file for a section once, so that several questions about it can be answered.
   *
   * @throws RefusedSourceException if it isn't certain what is a comment
   */
  public final SectionFile parse(byte[] file, Section section) throws RefusedSourceException {
    return section.below() == null
        ? parsed(file, section)
        : new FileAboveSection(this, file, section, section.below());
  }

  /** Looks through a file for a section at the top or at the end. */
  protected abstract SectionFile parsed(byte[] file, Section section) throws RefusedSourceException;
}
