package dev.l9.trace.section;

import dev.l9.trace.language.RefusedSourceException;
import java.util.Optional;

/**
 * The bytes of a file, looked through once, with all that can be asked of a file that may have a
 * section. {@link SectionFormat} says what is guaranteed.
 *
 * <p>Not safe for use by several threads. The bytes must not be changed meanwhile.
 */
public abstract class SectionFile {

  /** Whether there is anything in it but comments and the section. */
  public abstract boolean hasCode();

  /** Whether nothing shows that the file is half written, or emptied in order to be. */
  public abstract boolean isWhole();

  /**
   * The file with this section in place of any that it had.
   *
   * @param json its content: plain ASCII, one object, laid out as it is to stand
   * @throws RefusedSourceException where that isn't safe, or the file is generated
   */
  public abstract byte[] with(String json) throws RefusedSourceException;

  /** The file without any such section, and without what is left of damaged ones. */
  public abstract byte[] without() throws RefusedSourceException;

  /**
   * The content of the file's last section that is whole, as JSON, whatever the file itself has it
   * as. It is not checked to be JSON. The result is empty where the file has no section, or a
   * damaged one, which {@link #without} would take out.
   */
  public abstract Optional<String> json() throws RefusedSourceException;

  /**
   * The bytes of the file's last section that is whole, as they stand, without the line end behind
   * them: to be put back, or into another version of the file, by {@link #withText}.
   */
  public abstract Optional<byte[]> text() throws RefusedSourceException;

  /**
   * The file with these bytes as its section. Where they are those that this same file had, written
   * by {@link #with}, the result is that file, byte for byte; otherwise only their line ends may
   * differ.
   *
   * @param text what {@link #text} gave for a file of the same family
   * @throws RefusedSourceException where the file can't have a section, or the text isn't one
   */
  public abstract byte[] withText(byte[] text) throws RefusedSourceException;
}
