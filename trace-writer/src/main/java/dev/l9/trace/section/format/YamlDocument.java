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
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.SectionRange;
import dev.l9.trace.section.Top;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The format of YAML in which no marker ends the last document. */
class YamlDocument extends FramedFormat {

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
    String entry = EntryRanges.entry(lines, range);
    return entry.isEmpty() ? null : YamlReader.json(entry);
  }

  @Override
  protected List<SectionRange> ranges(SourceLines lines, Section section) {
    return EntryRanges.find(lines, section);
  }

  @Override
  protected Top top(byte[] file, LexedSource lexed) throws RefusedSourceException {
    int top = YamlScanner.top(file, "");
    int start = LexedSource.start(file);
    return top == start ? new Top(start, false) : Top.below(file, top, true);
  }
}
