package dev.l9.trace.section.format;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.Place;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import dev.l9.trace.section.SectionFormat;

/**
 * The format of YAML files: a section is an entry such as {@code l9_trace}, between comments. It is
 * the first entry in the root mapping of the first document, or the last one in that of the last
 * document. An entry of this name without comments around it is a section too, since a mapping
 * can't have two entries of one name.
 *
 * <p>If {@code ...} ends the last document, the section is before it. Everything else is as in
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
