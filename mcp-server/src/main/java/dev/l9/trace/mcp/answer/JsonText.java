package dev.l9.trace.mcp.answer;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON on one line. */
final class JsonText {

  private JsonText() {}

  static String of(Object value) {
    JsonBytes bytes = JsonBytes.compact();
    write(JsonWriter.onOneLine(bytes), value);
    return bytes.toString();
  }

  private static void write(JsonWriter json, Object value) {
    if (value instanceof Map<?, ?> map) {
      json.beginObject();
      map.forEach(
          (key, each) -> {
            json.key(String.valueOf(key));
            write(json, each);
          });
      json.end();
    } else if (value instanceof List<?> list) {
      json.beginArray();
      list.forEach(each -> write(json, each));
      json.end();
    } else if (value instanceof Number || value instanceof Boolean) {
      json.json(value.toString());
    } else {
      json.value(value.toString());
    }
  }
}
