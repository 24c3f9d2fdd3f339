package dev.l9.trace.section.format;

import dev.l9.trace.json.YamlReader;
import dev.l9.trace.json.YamlWriter;
import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import dev.l9.trace.language.data.YamlScanner;
import dev.l9.trace.section.FramedFormat;
import dev.l9.trace.section.Place;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFinder;
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.SectionRange;
import dev.l9.trace.section.Top;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The format of YAML files in which no marker ends the last document. */
final class YamlDocument extends FramedFormat {

  @Override
  protected LexedSource lex(byte[] file, Section section) throws RefusedSourceException {
    String key = section.keys().yaml();
    return section.place() == Place.TOP
        ? YamlScanner.scanForTop(file, key)
        : YamlScanner.scan(file, key);
  }

  @Override
  protected String frame(Section section, String json, String lineEnd) {
    String entry = YamlWriter.entry(section.keys().yaml(), json);
    return SectionFrame.render(section, "# ", FormatterSwitch.PRETTIER, "", entry, lineEnd);
  }

  @Override
  protected @Nullable String json(SourceLines lines, SectionRange range) {
    int first = range.body();
    while (first < range.bodyEnd() && !lines.isBody(first)) {
      first++;
    }
    return first < range.bodyEnd() ? YamlReader.json(lines.text(first, range.bodyEnd())) : null;
  }

  /**
   * The framed sections, and entries without a frame, since a tool that drops comments leaves such
   * entries.
   */
  @Override
  protected List<SectionRange> ranges(SourceLines lines, Section section) {
    List<SectionRange> ranges = new ArrayList<>();
    int free = 0;
    for (SectionRange framed : SectionFinder.find(lines, section)) {
      addBare(lines, free, lines.lineOf(framed.start()), ranges);
      ranges.add(framed);
      free =
          framed.end() == lines.start(lines.count()) ? lines.count() : lines.lineOf(framed.end());
    }
    addBare(lines, free, lines.count(), ranges);
    return ranges;
  }

  private static void addBare(SourceLines lines, int from, int to, List<SectionRange> ranges) {
    int line = from;
    while (line < to) {
      int first = line;
      while (line < to && lines.isBody(line)) {
        line++;
      }
      if (line > first) {
        ranges.add(new SectionRange(lines.start(first), lines.start(line), first, line));
      }
      line++;
    }
  }

  @Override
  protected Top top(byte[] file, LexedSource lexed) throws RefusedSourceException {
    int top = YamlScanner.top(file, "");
    int start = LexedSource.start(file);
    return top == start ? new Top(start, false) : Top.below(file, top, true);
  }
}
