package dev.l9.trace.generator.extract.use;

/**
 * A place at which a tool is found, called or compared by a field.
 *
 * @param file relative to the repository's root
 * @param line from 1 on
 * @param code what stands there
 */
public record ToolFieldUse(ToolField field, String file, int line, String code) {

  /** {@code file:line}. */
  public String place() {
    return file + ":" + line;
  }
}
