package dev.l9.trace.block;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The blocks of YAML files whose last document isn't ended by a marker. */
final class YamlDocument extends FramedFormat {

  @Override
  LexedSource lex(byte[] file) throws RefusedSourceException {
    return YamlScanner.scan(file);
  }

  @Override
  String frame(String json, String lineEnd) {
    return BlockFrame.render("# ", FormatterSwitch.PRETTIER, "", YamlWriter.entry(json), lineEnd);
  }

  @Override
  @Nullable String json(SourceLines lines, BlockRange range) {
    int first = range.body();
    while (first < range.bodyEnd() && !lines.isBody(first)) {
      first++;
    }
    return first < range.bodyEnd() ? YamlReader.json(lines.text(first, range.bodyEnd())) : null;
  }

  /** Also the entries without a frame, such as a tool leaves that drops comments. */
  @Override
  List<BlockRange> ranges(SourceLines lines) {
    List<BlockRange> ranges = new ArrayList<>();
    int free = 0;
    for (BlockRange framed : BlockFinder.find(lines)) {
      addBare(lines, free, lines.lineOf(framed.start()), ranges);
      ranges.add(framed);
      free =
          framed.end() == lines.start(lines.count()) ? lines.count() : lines.lineOf(framed.end());
    }
    addBare(lines, free, lines.count(), ranges);
    return ranges;
  }

  private static void addBare(SourceLines lines, int from, int to, List<BlockRange> ranges) {
    int line = from;
    while (line < to) {
      int first = line;
      while (line < to && lines.isBody(line)) {
        line++;
      }
      if (line > first) {
        ranges.add(new BlockRange(lines.start(first), lines.start(line), first, line));
      }
      line++;
    }
  }
}
