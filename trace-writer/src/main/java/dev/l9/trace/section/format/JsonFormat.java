package dev.l9.trace.section.format;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFormat;

/**
 * The format of JSON files: a section is the first or the last member of the root object. It has
 * lines of its own, unless the first key stands in the line of the opening brace; then it is in the
 * line of its neighbour. Everything outside of it stays as it is.
 */
final class JsonFormat extends SectionFormat {

  @Override
  protected JsonFile parsed(byte[] file, Section section) throws RefusedSourceException {
    return new JsonFile(section, file);
  }
}
