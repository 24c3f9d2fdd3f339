package dev.l9.trace.section;

import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.SourceLines;

/**
 * Finds what is left of a section of which one title is missing: the lines of the frame, and lines
 * that look like the JSON that we write. Not thread-safe.
 */
final class DamagedSection {

  private final SourceLines lines;
  private final Section section;
  private final FrameLines frame;

  DamagedSection(SourceLines lines, Section section, FrameLines frame) {
    this.lines = lines;
    this.section = section;
    this.frame = frame;
  }

  /**
   * The line below the facts that follow the title, from this line on. The facts may be incomplete.
   */
  int factsBelow(int line) {
    int below = frame.rulesBelow(line);
    while (isNote(below)) {
      below++;
    }
    int part = frame.partBelow(below);
    if (FormatterSwitch.isOne(lines.comment(part))) {
      below = part + 1;
      part = frame.partBelow(below);
    }
    int end = jsonBelow(part);
    return end == part ? below : end;
  }

  private boolean isNote(int line) {
    return line >= frame.free() && SectionFrame.isNote(section, lines.comment(line));
  }

  /** The first of the notes above this line, or above blank lines before it. */
  int notesAbove(int line) {
    int last = line;
    while (lines.isBlank(last - 1) && !lines.isComment(last - 1)) {
      last--;
    }
    int first = last;
    while (isNote(first - 1)) {
      first--;
    }
    return first < last ? first : line;
  }

  /** The line below the JSON that begins in this line. The JSON may be incomplete. */
  private int jsonBelow(int line) {
    if (lines.isBody(line)) {
      return frameBelow(bodyBelow(line));
    }
    String first = lines.comment(line);
    if (first == null || !first.strip().equals("{")) {
      return line;
    }
    int next = line + 1;
    for (String text = lines.comment(next); SectionFrame.isJson(text); text = lines.comment(next)) {
      next++;
      if (" }".equals(text) || "}".equals(text)) {
        return frameBelow(next);
      }
    }
    return next;
  }

  /** The line below what the frame has under the facts, which end above this line. */
  private int frameBelow(int line) {
    return frame.rulesBelow(frame.isEndOfSwitch(line) ? line + 1 : line);
  }

  private int bodyBelow(int line) {
    int next = line;
    while (lines.isBody(next)) {
      next++;
    }
    return next;
  }

  /**
   * The first line of the JSON that ends above this line; this line if what is above might not be
   * our JSON.
   */
  int jsonAbove(int line) {
    int body = bodyAbove(line);
    if (body < line) {
      return switchAbove(body);
    }
    int first = line;
    boolean entries = false;
    while (first > frame.free() && SectionFrame.isJson(lines.comment(first - 1))) {
      first--;
      entries |= SectionFrame.isEntry(lines.comment(first));
    }
    if (!entries) {
      return line;
    }
    String brace = first > frame.free() ? lines.comment(first - 1) : null;
    return brace != null && brace.strip().equals("{") ? switchAbove(first - 1) : first;
  }

  /**
   * The first line of the body that ends above this line, or above blank lines before it; this line
   * if there is none.
   */
  private int bodyAbove(int line) {
    int end = line;
    while (end > frame.free() && lines.isBlank(end - 1)) {
      end--;
    }
    int first = end;
    while (first > frame.free() && lines.isBody(first - 1)) {
      first--;
    }
    return first < end ? first : line;
  }

  /** The line of the switch for formatters right above this line; this line if there is none. */
  private int switchAbove(int line) {
    boolean isSwitch = line > frame.free() && FormatterSwitch.isOne(lines.comment(line - 1));
    return isSwitch ? line - 1 : line;
  }
}
