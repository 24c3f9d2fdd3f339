package dev.l9.trace.language.code;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import org.jspecify.annotations.Nullable;

/**
 * Finds what must stay the first code in a Python file: its docstring, and the imports from {@code
 * __future__}. Nothing but comments and blank lines may stand before them. Thread-safe.
 */
public final class PythonTop {

  private static final String[] MARKS = {"\"\"\"", "'''", "\"", "'"};
  private static final String FUTURE = "from __future__ ";

  private final byte[] file;
  private int at;

  private PythonTop(byte[] file, int at) {
    this.file = file;
    this.at = at;
  }

  /**
   * Returns the offset behind the last line of this code; -1 if the file has no such code.
   *
   * @throws RefusedSourceException if the docstring's last line has other code behind it
   */
  public static int end(byte[] file) throws RefusedSourceException {
    PythonTop top = new PythonTop(file, LexedSource.start(file));
    int end = -1;
    top.skipEmptyLines();
    if (top.docstring()) {
      end = top.at;
      top.skipEmptyLines();
    }
    while (top.startsWith(FUTURE)) {
      top.logicalLine();
      end = top.at;
      top.skipEmptyLines();
    }
    return end;
  }

  /** Goes past blank lines and comments. */
  private void skipEmptyLines() {
    int next = at;
    while (next < file.length) {
      byte c = file[next];
      if (c == '#') {
        next = lineEnd(next);
      } else if (c == '\n' || c == '\r') {
        next++;
        at = next;
      } else if (c == ' ' || c == '\t' || c == '\f') {
        next++;
      } else {
        return;
      }
    }
  }

  /** Goes past a string that is a statement of its own. */
  private boolean docstring() throws RefusedSourceException {
    int start = at;
    if (start < file.length && "rRuU".indexOf(file[start]) >= 0) {
      start++;
    }
    @Nullable String mark = mark(start);
    if (mark == null) {
      return false;
    }
    int end = start + mark.length();
    while (end < file.length && !startsWith(end, mark)) {
      end += file[end] == '\\' ? 2 : 1;
    }
    at = end + mark.length();
    restOfLine();
    return true;
  }

  private @Nullable String mark(int from) {
    for (String mark : MARKS) {
      if (startsWith(from, mark)) {
        return mark;
      }
    }
    return null;
  }

  private void restOfLine() throws RefusedSourceException {
    while (at < file.length && (file[at] == ' ' || file[at] == '\t')) {
      at++;
    }
    if (at < file.length && "#\r\n".indexOf(file[at]) < 0) {
      throw new RefusedSourceException("has other code in the line in which its docstring ends");
    }
    at = LineEnd.behind(file, lineEnd(at));
  }

  /** Goes past an import, whose lines may be joined by brackets or by backslashes. */
  private void logicalLine() {
    int open = 0;
    while (at < file.length) {
      byte c = file[at];
      boolean ends = c == '\n' || c == '\r';
      if (c == '#') {
        at = lineEnd(at);
      } else if (c == '\\') {
        at = LineEnd.behind(file, at + 1);
      } else if (ends) {
        at = LineEnd.behind(file, at);
        if (open == 0) {
          return;
        }
      } else {
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
        at++;
      }
    }
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < file.length && file[end] != '\n' && file[end] != '\r') {
      end++;
    }
    return end;
  }

  private boolean startsWith(String text) {
    return startsWith(at, text);
  }

  private boolean startsWith(int from, String text) {
    boolean is = from + text.length() <= file.length;
    for (int i = 0; is && i < text.length(); i++) {
      is = file[from + i] == text.charAt(i);
    }
    return is;
  }
}
