package dev.l9.trace.section;

import dev.l9.trace.language.SourceLines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sections of one kind among the comment lines of a file. Not thread-safe, except for the
 * static methods.
 *
 * <p>A section consists of consecutive comment lines, from the rule above the title to the rule
 * below the title of the end. A formatter may have put blank lines between the frame and the
 * content. If one of the two titles is missing, only the lines of the frame and lines that look
 * like the JSON that we write count as the section. All other lines belong to the user.
 */
public final class SectionFinder {

  private final SourceLines lines;
  private final Section section;
  private final List<SectionRange> found = new ArrayList<>();

  private final FrameLines frame;
  private final DamagedSection damaged;

  private SectionFinder(SourceLines lines, Section section) {
    this.lines = lines;
    this.section = section;
    this.frame = new FrameLines(lines, section);
    this.damaged = new DamagedSection(lines, section, frame);
  }

  /** The sections of this kind, in the file's order. */
  public static List<SectionRange> find(SourceLines lines, Section section) {
    SectionFinder finder = new SectionFinder(lines, section);
    int line = lines.nextComment(0);
    while (line < lines.count()) {
      finder.look(line);
      line = lines.nextComment(Math.max(line + 1, finder.frame.free()));
    }
    return finder.found;
  }

  private void look(int line) {
    if (isTitle(line)) {
      int first = frame.firstRuleAbove(line);
      int end = endTitle(line);
      if (end > 0) {
        int bodyEnd = frame.endOfSwitchAbove(frame.rulesAbove(end));
        add(first, frame.rulesBelow(end + 1), line + 1, bodyEnd);
      } else {
        add(first, damaged.factsBelow(line + 1), 0, 0);
      }
    } else if (isEnd(line)) {
      int above = frame.endOfSwitchAbove(frame.firstRuleAbove(line));
      int first = damaged.notesAbove(damaged.jsonAbove(above));
      add(first, frame.rulesBelow(line + 1), 0, 0);
    }
  }

  private void add(int first, int next, int body, int bodyEnd) {
    found.add(new SectionRange(lines.start(first), lines.start(next), body, bodyEnd));
    frame.setFree(next);
  }

  private boolean isTitle(int line) {
    if (!lines.isComment(line, section.name().charAt(0))) {
      return false; // Nearly all lines are like this, and no string is made of their text.
    }
    boolean belowRule = line > frame.free() && SectionFrame.isRule(lines.comment(line - 1));
    return SectionFrame.isTitle(section, lines.comment(line), belowRule);
  }

  private boolean isEnd(int line) {
    return lines.isComment(line, section.end().charAt(0))
        && SectionFrame.isEnd(section, lines.comment(line));
  }

  /** The line of the end's title; 0 if a gap or another title comes first. */
  private int endTitle(int title) {
    int line = frame.partBelow(title + 1);
    while (lines.isBody(line) || (lines.isComment(line) && !isTitle(line))) {
      if (isEnd(line)) {
        return line;
      }
      if (line > title + 2 && frame.isOfAnother(line)) {
        return 0;
      }
      line = frame.partBelow(line + 1);
    }
    return 0;
  }

  /**
   * The JSON of a section; null if the section is damaged. Whether it is valid JSON isn't checked.
   */
  static @Nullable String json(SourceLines lines, SectionRange range) {
    int first = range.body();
    while (first < range.bodyEnd()
        && !String.valueOf(lines.comment(first)).strip().startsWith("{")) {
      first++;
    }
    return first < range.bodyEnd() ? JsonLines.join(lines, first, range.bodyEnd()) : null;
  }
}
