package dev.l9.trace.reader.event;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.model.CapturedValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The object of an event's metadata, in bytes that are known to be JSON. A key is looked for from
 * the beginning, since the agent writes those first that are asked for most. A place is a {@code
 * long} that holds where a value begins and ends.
 */
final class EventMetadata {

  private final byte[] bytes;
  private final int start;
  private final JsonScanner json = new JsonScanner();

  EventMetadata(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    json.look(bytes, end);
  }

  static long place(int from, int to) {
    return (long) from << 32 | to;
  }

  static int from(long place) {
    return (int) (place >>> 32);
  }

  static int to(long place) {
    return (int) place;
  }

  /** The place of this key's value; -1 if the key isn't there. */
  long find(String key) {
    int at = json.blanks(start + 1);
    while (!json.isAt('}', at)) {
      int value = json.key(at);
      int end = json.value(value);
      if (isKey(key, at)) {
        return place(value, end);
      }
      at = next(end);
    }
    return -1;
  }

  private int next(int valueEnd) {
    int at = json.blanks(valueEnd);
    return json.isAt(',', at) ? json.blanks(at + 1) : at;
  }

  /** The keys that are asked for have neither escapes nor other characters than those of ASCII. */
  private boolean isKey(String key, int at) {
    for (int i = 0; i < key.length(); i++) {
      if (bytes[at + 1 + i] != key.charAt(i)) {
        return false;
      }
    }
    return bytes[at + 1 + key.length()] == '"';
  }

  boolean isText(long place) {
    return bytes[from(place)] == '"';
  }

  String text(long place) {
    return EventText.read(bytes, from(place), to(place));
  }

  CapturedValue value(long place) {
    int length = to(place) - from(place);
    return PlainJson.read(new String(bytes, from(place), length, StandardCharsets.UTF_8));
  }

  Map<String, CapturedValue> all() {
    Map<String, CapturedValue> all = new LinkedHashMap<>();
    int at = json.blanks(start + 1);
    while (!json.isAt('}', at)) {
      int value = json.key(at);
      int end = json.value(value);
      String key = EventText.read(bytes, at, json.string(at));
      all.put(key, value(place(value, end)));
      at = next(end);
    }
    return all;
  }
}
