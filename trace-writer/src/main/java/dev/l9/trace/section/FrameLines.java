package dev.l9.trace.section;

import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.SourceLines;

/**
 * The lines of a file as parts of the frames of sections of one kind: rules, titles, and switches
 * for formatters. Not thread-safe.
 */
final class FrameLines {

  private final SourceLines lines;
  private final Section section;

  /** The first line that is not part of a section found so far. */
  private int free;

  FrameLines(SourceLines lines, Section section) {
    this.lines = lines;
    this.section = section;
  }

  /** The first line that is not part of a section found so far. */
  int free() {
    return free;
  }

  /** Notes that the lines before this one are parts of sections. */
  void setFree(int line) {
    free = line;
  }

  /** The first of at most two equal rules that end above this line. */
  int rulesAbove(int line) {
    if (line - 1 < free || !SectionFrame.isRule(lines.comment(line - 1))) {
      return line;
    }
    return line - 2 >= free && equal(line - 2, line - 1) ? line - 2 : line - 1;
  }

  /** As above, but the first of the rules may be the last one of a section above. */
  int firstRuleAbove(int line) {
    int first = rulesAbove(line);
    boolean two = first == line - 2;
    boolean isOther = two || SectionFrame.isAnyEnd(lines.comment(first - 1));
    return first < line && isOther && isFramed(first - 1) ? first + 1 : first;
  }

  /**
   * The line below at most two equal rules that begin in this line. The second rule may be the
   * first one of a section below.
   */
  int rulesBelow(int line) {
    if (!SectionFrame.isRule(lines.comment(line))) {
      return line;
    }
    return equal(line, line + 1) && !isFramed(line + 2) ? line + 2 : line + 1;
  }

  private boolean equal(int line, int other) {
    String comment = lines.comment(line);
    String otherComment = lines.comment(other);
    return comment != null
        && otherComment != null
        && comment.stripTrailing().equals(otherComment.stripTrailing());
  }

  /** Whether this line is a title in the frame of a section of another kind. */
  boolean isOfAnother(int line) {
    boolean end = lines.isComment(line, 'E') && SectionFrame.isAnyEnd(lines.comment(line));
    return end ? !isText(line - 1) : isFramed(line);
  }

  /** Whether this comment stands alone between two rules. */
  private boolean isFramed(int line) {
    return lines.isComment(line - 1, '=') // Nearly all lines end here, without a string.
        && SectionFrame.isRule(lines.comment(line - 1))
        && SectionFrame.isRule(lines.comment(line + 1))
        && isText(line)
        && !String.valueOf(lines.comment(line)).strip().startsWith("{");
  }

  /** Whether the line is a comment, but no rule. */
  private boolean isText(int line) {
    String comment = lines.comment(line);
    return comment != null && !SectionFrame.isRule(comment);
  }

  /**
   * The first line from here on that isn't blank, if it can only be a part of a section; else this
   * line.
   */
  int partBelow(int line) {
    int next = line;
    while (lines.isBlank(next) && !lines.isComment(next)) {
      next++;
    }
    String comment = lines.comment(next);
    boolean isPart =
        lines.isBody(next)
            || SectionFrame.isRule(comment)
            || SectionFrame.isEnd(section, comment)
            || FormatterSwitch.isOne(comment)
            || isEndOfSwitch(next)
            || (comment != null && comment.strip().startsWith("{"));
    return isPart ? next : line;
  }

  /** Whether the line ends a switch for formatters that a section at the top has. */
  boolean isEndOfSwitch(int line) {
    return section.place() == Place.TOP
        && line >= free
        && FormatterSwitch.isEnd(lines.comment(line));
  }

  int endOfSwitchAbove(int line) {
    return isEndOfSwitch(line - 1) ? line - 1 : line;
  }
}
