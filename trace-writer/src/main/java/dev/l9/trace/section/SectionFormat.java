package dev.l9.trace.section;

import dev.l9.trace.language.RefusedSourceException;

/**
 * How the files of a family of types hold sections.
 *
 * <p>Guarantees, for every section and every file that isn't refused:
 *
 * <ul>
 *   <li>Every byte outside the section stays, and whatever reads the file finds in it what it found
 *       before. No value in a section can change that.
 *   <li>The section is at its {@link Place}, once; those elsewhere are taken out.
 *   <li>To put a section in twice changes nothing the second time.
 *   <li>{@code parse(parse(file).with(json)).without()} is {@code file}, if that had no such
 *       section, also after any number of other contents.
 *   <li>Sections don't disturb one another: in whatever order they come and go, each is as it was.
 *   <li>A section is plain ASCII, and its lines end as the file's do.
 * </ul>
 *
 * <p>A file in which there is no telling what is a comment is refused by every method, with a
 * reason. Pure; thread-safe.
 */
public abstract class SectionFormat {

  /**
   * Looks through a file for one of its sections, to ask more than one thing of it.
   *
   * @throws RefusedSourceException where there is no telling what is a comment
   */
  public final SectionFile parse(byte[] file, Section section) throws RefusedSourceException {
    return section.below() == null
        ? parsed(file, section)
        : new FileAboveSection(this, file, section, section.below());
  }

  /** Looks through a file for a section at the top or at the end. */
  protected abstract SectionFile parsed(byte[] file, Section section) throws RefusedSourceException;
}
