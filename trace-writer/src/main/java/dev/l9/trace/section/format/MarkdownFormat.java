package dev.l9.trace.section.format;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.Place;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import dev.l9.trace.section.SectionFormat;

/**
 * The format of Markdown files. A section at the top is the first entry of the front matter, which
 * is made if the file has none. A section at the end is fenced JSON.
 */
final class MarkdownFormat extends SectionFormat {

  private final MarkdownFence fence = new MarkdownFence();

  @Override
  protected SectionFile parsed(byte[] file, Section section) throws RefusedSourceException {
    return section.place() == Place.TOP
        ? new FrontMatterFile(fence, section, file)
        : fence.framed(file, section);
  }
}
