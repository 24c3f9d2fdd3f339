package dev.l9.trace.section.format;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.data.YamlScanner;
import dev.l9.trace.section.Section;

/** The format of the lines between the rules of front matter in YAML. */
final class FrontMatterYaml extends YamlDocument {

  private final LineEnd lineEnd;

  /**
   * Makes the format for one file.
   *
   * @param lineEnd how the lines of the whole file end
   */
  FrontMatterYaml(LineEnd lineEnd) {
    this.lineEnd = lineEnd;
  }

  @Override
  protected LexedSource lex(byte[] file, Section section) throws RefusedSourceException {
    return YamlScanner.scanFrontMatter(file, section.keys().yaml());
  }

  @Override
  protected boolean takesEmptyFile() {
    return true;
  }

  @Override
  protected LineEnd lineEnd(LexedSource source) {
    return lineEnd;
  }
}
