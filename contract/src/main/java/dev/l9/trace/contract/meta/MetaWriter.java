package dev.l9.trace.contract.meta;

import dev.l9.trace.block.BlockRenderer;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.block.DoraSection;
import dev.l9.trace.block.MetaSections;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.json.LineBreaks;
import dev.l9.trace.json.TemplateEscapes;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import dev.l9.trace.section.SectionFormat;

/** Puts the three sections into files, and takes them out. Thread-safe. */
public final class MetaWriter {

  /** Before a line stand {@code "// "}, or the blanks of an indented key. */
  private static final int SHORT_WIDTH = 116;

  private static final int FULL_WIDTH = 157;

  private MetaWriter() {}

  /**
   * The file with this header and footer, in place of any that it had. If it has no run-time block,
   * it gets an empty one; a block that it has stays as it is, at the end.
   *
   * @throws RefusedSourceException where that isn't safe; the reason is to be printed behind the
   *     file's name
   */
  public static byte[] with(
      SectionFormat format, byte[] file, Metadata header, Metadata footer, MetaStyle style)
      throws RefusedSourceException {
    Section top = style == MetaStyle.FULL ? MetaSections.HEADER_WITH_NOTES : MetaSections.HEADER;
    byte[] code = format.parse(file, top).with(text(header, style));
    code = format.parse(code, MetaSections.FOOTER).with(text(footer, style));
    SectionFile block = format.parse(code, DoraSection.SECTION);
    return block.text().isPresent()
        ? block.withText(block.text().get())
        : block.with(BlockRenderer.render(DoraTraceBlock.EMPTY, BlockStyle.COMPACT));
  }

  /** The file without header and footer, and without what is left of damaged ones. */
  public static byte[] without(SectionFormat format, byte[] file) throws RefusedSourceException {
    byte[] code = format.parse(file, MetaSections.HEADER).without();
    return format.parse(code, MetaSections.FOOTER).without();
  }

  /** The content of a section as JSON in plain ASCII, laid out in this style. */
  static String text(Metadata data, MetaStyle style) {
    CapturedValue fields = new CapturedValue.Fields(data.fields());
    if (style == MetaStyle.FULL) {
      JsonWriter lines = JsonWriter.onLines(JsonBytes.plain(), FULL_WIDTH).beginObject();
      data.fields().forEach((key, value) -> lines.key(key).value(value));
      return lines.end().toString();
    }
    String line = JsonWriter.onOneLine(JsonBytes.plainCompact()).value(fields).toString();
    return LineBreaks.into(TemplateEscapes.escape(line), SHORT_WIDTH);
  }
}
