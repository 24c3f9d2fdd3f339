package dev.l9.trace.json;

import dev.l9.trace.model.CapturedValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes objects and arrays of JSON, and places what stands between their parts: commas, blanks and
 * line ends.
 *
 * <p>Calls follow the order of the text. In an object a key precedes each value, and each object
 * and array that is begun has to be ended. Not safe for use by several threads.
 */
public final class JsonWriter {

  private static final String INDENT = "  ";

  private final JsonBytes out;
  private final int width;

  /** What ends the objects and arrays that are begun, the innermost last. */
  private final StringBuilder ends = new StringBuilder();

  /** How many of these have their parts on lines of their own. They are the outermost. */
  private int onLines;

  /** Whether the innermost has no part yet. */
  private boolean isEmpty;

  /** Whether what stands before the next value is written already. */
  private boolean isPlaced;

  private JsonWriter(JsonBytes out, int width) {
    this.out = out;
    this.width = width;
  }

  /** Writes without line ends; whether there are blanks depends on where it writes to. */
  public static JsonWriter onOneLine(JsonBytes out) {
    return new JsonWriter(out, 0);
  }

  /**
   * Writes each part of an object or array on a line of its own, indented by two for each level. A
   * captured value stays on one line if it fits.
   *
   * @param width a line on which a captured value fits has fewer bytes than this
   */
  public static JsonWriter onLines(JsonBytes out, int width) {
    return new JsonWriter(out, width);
  }

  /** Begins an object. */
  public JsonWriter beginObject() {
    return begin('{', '}', width > 0);
  }

  /** Begins an object all of which stays on one line. */
  public JsonWriter beginObjectOnOneLine() {
    return begin('{', '}', false);
  }

  /** Begins an array. */
  public JsonWriter beginArray() {
    return begin('[', ']', width > 0);
  }

  private JsonWriter begin(char begin, char end, boolean hasLines) {
    place();
    out.raw(begin);
    if (hasLines && onLines == ends.length()) {
      onLines++;
    }
    ends.append(end);
    isEmpty = true;
    return this;
  }

  /** Ends the object or array that was begun last. */
  public JsonWriter end() {
    boolean hasLines = hasLines();
    int last = ends.length() - 1;
    char end = ends.charAt(last);
    ends.setLength(last);
    if (hasLines) {
      onLines--;
    }
    if (hasLines && !isEmpty) {
      lineEnd();
    }
    out.raw(end);
    isEmpty = false;
    return this;
  }

  /** Writes the key of the value that comes next. */
  public JsonWriter key(String key) {
    place();
    out.key(key);
    isPlaced = true;
    return this;
  }

  /** Writes a string. */
  public JsonWriter value(String text) {
    place();
    out.string(text);
    return this;
  }

  /** Writes a whole number. */
  public JsonWriter value(long number) {
    place();
    out.number(number);
    return this;
  }

  /** Writes a captured value. */
  public JsonWriter value(CapturedValue value) {
    place();
    int start = out.size();
    out.value(value);
    if (hasLines() && out.lineLength() >= width) {
      if (value instanceof CapturedValue.Items items && !items.values().isEmpty()) {
        again(start).items(items);
      } else if (value instanceof CapturedValue.Fields fields && !fields.values().isEmpty()) {
        again(start).fields(fields);
      }
    }
    return this;
  }

  private JsonWriter again(int start) {
    out.truncate(start);
    isPlaced = true;
    return this;
  }

  private void items(CapturedValue.Items items) {
    beginArray();
    for (CapturedValue item : items.values()) {
      value(item);
    }
    end();
  }

  private void fields(CapturedValue.Fields fields) {
    beginObject();
    for (Map.Entry<String, CapturedValue> field : fields.values().entrySet()) {
      key(field.getKey()).value(field.getValue());
    }
    end();
  }

  /** Writes a value that is JSON already, as it is. */
  public JsonWriter json(String json) {
    place();
    out.raw(json.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Writes what stands before a key, or before a value that has none. */
  private void place() {
    if (!isPlaced && ends.length() > 0) {
      boolean hasLines = hasLines();
      if (!isEmpty) {
        out.raw(hasLines ? "," : out.separator());
      }
      if (hasLines) {
        lineEnd();
      }
    }
    isPlaced = false;
    isEmpty = false;
  }

  private boolean hasLines() {
    return onLines > 0 && onLines == ends.length();
  }

  /** Ends the line, and indents the next one. */
  private void lineEnd() {
    out.raw('\n');
    for (int i = 0; i < ends.length(); i++) {
      out.raw(INDENT);
    }
  }

  /** All that is written. */
  @Override
  public String toString() {
    return out.toString();
  }
}
