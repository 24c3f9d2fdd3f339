package dev.l9.trace.section;

import dev.l9.trace.language.FormatterSwitch;
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

  /** The first line that is not part of a section found so far. */
  private int free;

  private SectionFinder(SourceLines lines, Section section) {
    this.lines = lines;
    this.section = section;
  }

  /** The sections of this kind, in the file's order. */
  public static List<SectionRange> find(SourceLines lines, Section section) {
    SectionFinder finder = new SectionFinder(lines, section);
    int line = lines.nextComment(0);
    while (line < lines.count()) {
      finder.look(line);
      line = lines.nextComment(Math.max(line + 1, finder.free));
    }
    return finder.found;
  }

  private void look(int line) {
    if (isTitle(line)) {
      int end = endTitle(line);
      if (end > 0) {
        add(firstRuleAbove(line), rulesBelow(end + 1), line + 1, rulesAbove(end));
      } else {
        add(firstRuleAbove(line), factsBelow(line + 1), 0, 0);
      }
    } else if (isEnd(line)) {
      add(notesAbove(jsonAbove(firstRuleAbove(line))), rulesBelow(line + 1), 0, 0);
    }
  }

  private void add(int first, int next, int body, int bodyEnd) {
    found.add(new SectionRange(lines.start(first), lines.start(next), body, bodyEnd));
    free = next;
  }

  private boolean isTitle(int line) {
    if (!lines.isComment(line, section.name().charAt(0))) {
      return false; // Nearly all lines are like this, and no string is made of their text.
    }
    boolean belowRule = line > free && SectionFrame.isRule(lines.comment(line - 1));
    return SectionFrame.isTitle(section, lines.comment(line), belowRule);
  }

  private boolean isEnd(int line) {
    return lines.isComment(line, section.end().charAt(0))
        && SectionFrame.isEnd(section, lines.comment(line));
  }

  /** The line of the end's title; 0 if a gap or another title comes first. */
  private int endTitle(int title) {
    int line = partBelow(title + 1);
    while (lines.isBody(line) || (lines.isComment(line) && !isTitle(line))) {
      if (isEnd(line)) {
        return line;
      }
      if (line > title + 2 && isOfAnother(line)) {
        return 0;
      }
      line = partBelow(line + 1);
    }
    return 0;
  }

  /** Whether this line is a title in the frame of a section of another kind. */
  private boolean isOfAnother(int line) {
    boolean end = lines.isComment(line, 'E') && SectionFrame.isAnyEnd(lines.comment(line));
    return end ? !isText(line - 1) : isFramed(line);
  }

  /** Whether this comment stands alone between two rules. */
  private boolean isFramed(int line) {
    return isText(line)
        && SectionFrame.isRule(lines.comment(line - 1))
        && SectionFrame.isRule(lines.comment(line + 1))
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
  private int partBelow(int line) {
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
            || (comment != null && comment.strip().startsWith("{"));
    return isPart ? next : line;
  }

  /** The first of at most two equal rules that end above this line. */
  private int rulesAbove(int line) {
    if (line - 1 < free || !SectionFrame.isRule(lines.comment(line - 1))) {
      return line;
    }
    return line - 2 >= free && equal(line - 2, line - 1) ? line - 2 : line - 1;
  }

  /** As above, but the first of the rules may be the last one of a section above. */
  private int firstRuleAbove(int line) {
    int first = rulesAbove(line);
    boolean two = first == line - 2;
    boolean isOther = two || SectionFrame.isAnyEnd(lines.comment(first - 1));
    return first < line && isOther && isFramed(first - 1) ? first + 1 : first;
  }

  /**
   * The line below at most two equal rules that begin in this line. The second rule may be the
   * first one of a section below.
   */
  private int rulesBelow(int line) {
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

  /**
   * The line below the facts that follow the title, from this line on. The facts may be incomplete.
   */
  private int factsBelow(int line) {
    int below = rulesBelow(line);
    while (isNote(below)) {
      below++;
    }
    int part = partBelow(below);
    if (FormatterSwitch.isOne(lines.comment(part))) {
      below = part + 1;
      part = partBelow(below);
    }
    int end = jsonBelow(part);
    return end == part ? below : end;
  }

  private boolean isNote(int line) {
    return line >= free && SectionFrame.isNote(section, lines.comment(line));
  }

  /** The first of the notes above this line, or above blank lines before it. */
  private int notesAbove(int line) {
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
      return rulesBelow(bodyBelow(line));
    }
    String first = lines.comment(line);
    if (first == null || !first.strip().equals("{")) {
      return line;
    }
    int next = line + 1;
    for (String text = lines.comment(next); SectionFrame.isJson(text); text = lines.comment(next)) {
      next++;
      if (" }".equals(text) || "}".equals(text)) {
        return rulesBelow(next);
      }
    }
    return next;
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
  private int jsonAbove(int line) {
    int body = bodyAbove(line);
    if (body < line) {
      return switchAbove(body);
    }
    int first = line;
    boolean entries = false;
    while (first > free && SectionFrame.isJson(lines.comment(first - 1))) {
      first--;
      entries |= SectionFrame.isEntry(lines.comment(first));
    }
    if (!entries) {
      return line;
    }
    String brace = first > free ? lines.comment(first - 1) : null;
    return brace != null && brace.strip().equals("{") ? switchAbove(first - 1) : first;
  }

  /**
   * The first line of the body that ends above this line, or above blank lines before it; this line
   * if there is none.
   */
  private int bodyAbove(int line) {
    int end = line;
    while (end > free && lines.isBlank(end - 1)) {
      end--;
    }
    int first = end;
    while (first > free && lines.isBody(first - 1)) {
      first--;
    }
    return first < end ? first : line;
  }

  /** The line of the switch for formatters right above this line; this line if there is none. */
  private int switchAbove(int line) {
    boolean isSwitch = line > free && FormatterSwitch.isOne(lines.comment(line - 1));
    return isSwitch ? line - 1 : line;
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
