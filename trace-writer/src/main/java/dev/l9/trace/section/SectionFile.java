package dev.l9.trace.section;

import dev.l9.trace.language.RefusedSourceException;
import java.util.List;
import java.util.Optional;

/**
 * A file that has been looked through once, and that may have a section. It answers all questions
 * about the section. {@link SectionFormat} says what is guaranteed.
 *
 * <p>Not thread-safe. The bytes of the file must not change while this object is in use.
 */
public abstract class SectionFile {

  /** Whether the file has anything but comments and the section. */
  public abstract boolean hasCode();

  /**
   * Whether nothing shows that the file is half written, or has been emptied in order to be
   * written.
   */
  public abstract boolean isWhole();

  /**
   * The file with this section, in place of any section of this kind that it had.
   *
   * @param json the section's content: one object in plain ASCII, with the line breaks and the
   *     indentation that it is to have
   * @throws RefusedSourceException where that isn't safe, or the file is generated
   */
  public abstract byte[] with(String json) throws RefusedSourceException;

  /** The file without any such section, and without what is left of damaged ones. */
  public abstract byte[] without() throws RefusedSourceException;

  /**
   * The content of the file's last undamaged section, as JSON, in whatever notation the file has
   * it. Whether it is valid JSON isn't checked. The result is empty if the file has no undamaged
   * section; {@link #without} takes out damaged ones too.
   */
  public abstract Optional<String> json() throws RefusedSourceException;

  /**
   * All sections of this kind, and what is left of damaged ones, in the file's order. There are
   * none if the file has no section, and more than one if it has it twice. Those that aren't whole
   * are damaged. What {@link #json} reads is the last whole one.
   */
  public abstract List<FoundSection> found() throws RefusedSourceException;

  /**
   * Whether the file's last undamaged section stands at its {@link Place}, so that {@link #with}
   * would put it there too. Blank lines more or less around it don't matter. It is false if the
   * file has no undamaged section.
   *
   * @throws RefusedSourceException where the file has no place for such a section
   */
  public abstract boolean isInPlace() throws RefusedSourceException;

  /**
   * The bytes of the file's last undamaged section, without the line end behind them. {@link
   * #withText} can put them back, or into another version of the file.
   */
  public abstract Optional<byte[]> text() throws RefusedSourceException;

  /**
   * The file with these bytes as its section. If {@link #with} had written them into this file, the
   * result is that file, byte for byte. Otherwise the section's line ends may change, and nothing
   * else.
   *
   * @param text what {@link #text} gave for a file of the same family
   * @throws RefusedSourceException where the file can't have a section, or the text isn't one
   */
  public abstract byte[] withText(byte[] text) throws RefusedSourceException;

  /** Whether there is nothing but blanks and line ends between these offsets. */
  protected static boolean isBlank(byte[] file, int from, int to) {
    for (int i = from; i < to; i++) {
      if (file[i] != ' ' && file[i] != '\t' && file[i] != '\n' && file[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
