package dev.l9.trace.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns an entry of YAML into the JSON of its value. It reads mappings and lists in block style,
 * with values in one line each, except strings that a formatter broke. Blocks of other writers have
 * this form too. An entry in another form counts as damaged. Thread-safe.
 */
public final class YamlReader {

  private static final int MAX_DEPTH = 200;

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();
  private int next;
  private int depth;

  private YamlReader(String entry) {
    boolean open = false;
    for (String line : entry.split("\r\n|\r|\n", -1)) {
      String text = line.strip();
      if (open) {
        String joined = joined(lines.remove(lines.size() - 1), text);
        lines.add(joined);
        open = endsInString(joined);
      } else if (!text.isEmpty() && text.charAt(0) != '#') {
        lines.add(line.stripTrailing());
        open = endsInString(line.stripTrailing());
      }
    }
  }

  /**
   * Joins two lines of a string. The line end counts as a blank, unless a backslash is before it.
   */
  private static String joined(String line, String more) {
    int backslashes = 0;
    while (line.endsWith("\\".repeat(backslashes + 1))) {
      backslashes++;
    }
    boolean escaped = backslashes % 2 == 1;
    return escaped ? line.substring(0, line.length() - 1) + more : line + " " + more;
  }

  /** Whether a quoted string that begins in this line continues in the next line. */
  private static boolean endsInString(String line) {
    char quote = 0;
    boolean begins = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean blank = i + 1 == line.length() || line.charAt(i + 1) == ' ';
      if (quote == '"' && c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (begins && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == '#' && i > 0 && line.charAt(i - 1) == ' ') {
        return false;
      }
      begins = c == ' ' ? begins : "[{,".indexOf(c) >= 0 || ("-?:".indexOf(c) >= 0 && blank);
    }
    return quote != 0;
  }

  /**
   * Returns the JSON of the value, which isn't checked further; null if the entry isn't understood.
   */
  public static @Nullable String json(String entry) {
    YamlReader reader = new YamlReader(entry);
    try {
      YamlValue key = reader.scalar(reader.lines.get(0));
      reader.next++;
      reader.value(key.behindColon(), 0);
      return reader.next == reader.lines.size() ? reader.out.toString() : null;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  private YamlValue scalar(String text) {
    return new YamlValue(text, out);
  }

  /**
   * Writes the value behind a key or a dash, or else the value in the lines below, which are
   * indented by more than this.
   */
  private void value(String rest, int indent) {
    if (!rest.isEmpty() && rest.charAt(0) != '#') {
      scalar(rest).write();
      return;
    }
    int below = next < lines.size() ? indentOf(lines.get(next)) : -1;
    boolean list = below >= 0 && isItem(lines.get(next));
    if (below > indent && !list && !isEntry(lines.get(next).strip())) {
      scalar(lines.get(next++).strip()).write();
    } else if (below > indent || (below == indent && list)) {
      collection(below, list);
    } else {
      out.append("null");
    }
  }

  private void collection(int indent, boolean list) {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested too deeply");
    }
    char separator = list ? '[' : '{';
    while (next < lines.size()
        && indentOf(lines.get(next)) == indent
        && isItem(lines.get(next)) == list) {
      out.append(separator);
      separator = ',';
      if (list) {
        item(indent);
      } else {
        entry(indent);
      }
    }
    out.append(list ? ']' : '}');
    depth--;
  }

  private static int indentOf(String line) {
    int indent = 0;
    while (line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  private static boolean isItem(String line) {
    String text = line.strip();
    return text.equals("-") || text.startsWith("- ");
  }

  private void item(int indent) {
    String line = lines.get(next);
    String rest = line.substring(indent + 1).strip();
    if (rest.isEmpty() || !isEntry(rest)) {
      next++;
      value(rest, indent);
    } else {
      // The dash counts as one more blank of indentation.
      lines.set(next, " ".repeat(indent + 1) + line.substring(indent + 1));
      collection(indentOf(lines.get(next)), false);
    }
  }

  private boolean isEntry(String text) {
    return text.startsWith("? ") || scalar(text).isKey();
  }

  private void entry(int indent) {
    String text = lines.get(next++).strip();
    boolean announced = text.startsWith("? ");
    YamlValue key = scalar(announced ? text.substring(2) : text);
    key.writeKey();
    if (announced) {
      String rest = lines.get(next++);
      if (indentOf(rest) != indent || rest.charAt(indent) != ':') {
        throw new IllegalArgumentException("a key without a value");
      }
      value(rest.substring(indent + 1).strip(), indent);
    } else {
      value(key.behindColon(), indent);
    }
  }
}
