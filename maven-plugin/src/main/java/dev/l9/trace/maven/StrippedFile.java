package dev.l9.trace.maven;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.contract.meta.MetaWriter;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.util.Optional;

/** Takes header, footer and run-time block out of what a file holds. */
final class StrippedFile {

  private StrippedFile() {}

  /**
   * The content without the three sections: what it was before they were put in.
   *
   * @throws RefusedSourceException where that isn't safe; the reason is to be printed behind the
   *     file's name
   */
  static byte[] of(String path, byte[] content) throws RefusedSourceException {
    Optional<SectionFormat> format = SectionFormats.of(path);
    if (format.isEmpty()) {
      return content;
    }
    byte[] code = BlockFormats.of(path).orElseThrow().withoutBlock(content);
    return MetaWriter.without(format.get(), code);
  }
}
