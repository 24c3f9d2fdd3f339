package dev.l9.trace.section.format;

import dev.l9.trace.json.TomlReader;
import dev.l9.trace.json.TomlWriter;
import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import dev.l9.trace.language.code.TomlLexer;
import dev.l9.trace.section.FramedFormat;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.SectionRange;
import dev.l9.trace.section.Top;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The format of the lines between the rules of front matter in TOML: a section is an inline table
 * under a key such as {@code dora_block}, in one line between comments.
 */
final class FrontMatterToml extends FramedFormat {

  private final LineEnd lineEnd;

  /**
   * Makes the format for one file.
   *
   * @param lineEnd how the lines of the whole file end
   */
  FrontMatterToml(LineEnd lineEnd) {
    this.lineEnd = lineEnd;
  }

  @Override
  protected LexedSource lex(byte[] file, Section section) throws RefusedSourceException {
    return new TomlLexer(file, section.keys().yaml()).lex();
  }

  @Override
  protected boolean takesEmptyFile() {
    return true;
  }

  @Override
  protected boolean canEndLinesWithCr() {
    return false;
  }

  @Override
  protected LineEnd lineEnd(LexedSource source) {
    return lineEnd;
  }

  @Override
  protected String frame(Section section, String json, String lineEnd)
      throws RefusedSourceException {
    try {
      String entry = section.keys().yaml() + " = " + TomlWriter.table(json);
      return SectionFrame.render(section, "# ", FormatterSwitch.NONE, "", entry, lineEnd);
    } catch (IllegalArgumentException e) {
      throw new RefusedSourceException(
          "has front matter in TOML, which can't hold null or numbers of more than 64 bits");
    }
  }

  @Override
  protected @Nullable String json(SourceLines lines, SectionRange range) {
    String entry = EntryRanges.entry(lines, range);
    return entry.isEmpty() ? null : TomlReader.json(entry.substring(entry.indexOf('{')));
  }

  @Override
  protected List<SectionRange> ranges(SourceLines lines, Section section) {
    return EntryRanges.find(lines, section);
  }

  @Override
  protected Top top(byte[] file, LexedSource lexed) throws RefusedSourceException {
    return new Top(LexedSource.start(file), false);
  }
}
