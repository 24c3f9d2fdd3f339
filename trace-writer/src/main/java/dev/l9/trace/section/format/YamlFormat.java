package dev.l9.trace.section.format;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.Place;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import dev.l9.trace.section.SectionFormat;

/**
 * The sections of YAML files: entries such as {@code l9_trace}, the first of the first document's
 * root mapping or the last of the last document's, between comments. An entry of this name that has
 * no comments around it is a section too: there can't be two.
 *
 * <p>Where the last document is ended by {@code ...}, the section is before that; all else is as in
 * other files with frames.
 */
final class YamlFormat extends SectionFormat {

  private final YamlDocument document = new YamlDocument();

  @Override
  protected SectionFile parsed(byte[] file, Section section) throws RefusedSourceException {
    return section.place() == Place.TOP
        ? document.framed(file, section)
        : new YamlFile(document, file, section);
  }
}
