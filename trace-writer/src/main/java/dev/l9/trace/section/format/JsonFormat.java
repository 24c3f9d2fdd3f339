package dev.l9.trace.section.format;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFormat;

/**
 * The sections of JSON files: members of the root object, the first or the last, in lines of their
 * own, or in the same line where the first key is in that of the brace. All that is outside of it
 * stays as it is written.
 */
final class JsonFormat extends SectionFormat {

  @Override
  protected JsonFile parsed(byte[] file, Section section) throws RefusedSourceException {
    return new JsonFile(section, file);
  }
}
