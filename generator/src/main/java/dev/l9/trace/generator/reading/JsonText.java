package dev.l9.trace.generator.reading;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Maps, lists, texts, numbers and truth values as JSON. Not thread-safe. */
final class JsonText {

  /** The key of members that are JSON already, such as {@code "type": "string"}. */
  static final String MEMBERS = "";

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /** The text, in lines that are indented by two blanks. Maps give their entries in order. */
  static String of(Map<String, ?> value) {
    JsonText text = new JsonText();
    text.write(value, "\n");
    return text.out.toString();
  }

  private void write(Object value, String line) {
    if (value instanceof Map<?, ?> map) {
      write('{', map.entrySet().iterator(), '}', line);
    } else if (value instanceof List<?> list) {
      write('[', list.iterator(), ']', line);
    } else if (value instanceof Map.Entry<?, ?> entry) {
      writeMember(entry, line);
    } else if (value instanceof String text) {
      writeText(text);
    } else {
      out.append(value);
    }
  }

  private void write(char opening, Iterator<?> each, char closing, String line) {
    String deeper = line + "  ";
    out.append(opening);
    while (each.hasNext()) {
      out.append(deeper);
      write(each.next(), deeper);
      out.append(each.hasNext() ? "," : "");
    }
    out.append(line).append(closing);
  }

  private void writeMember(Map.Entry<?, ?> entry, String line) {
    if (entry.getKey().equals(MEMBERS)) {
      out.append(entry.getValue());
      return;
    }
    writeText((String) entry.getKey());
    out.append(": ");
    write(entry.getValue(), line);
  }

  /** What is written has no control characters. */
  private void writeText(String text) {
    out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
