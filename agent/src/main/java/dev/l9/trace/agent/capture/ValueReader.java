package dev.l9.trace.agent.capture;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link ValueBytes} has written, one value after the other. Not thread-safe. */
public final class ValueReader {

  private byte[] bytes = {};
  private ByteBuffer numbers = ByteBuffer.wrap(bytes);
  private int at;

  /** Starts at this index of an array. */
  public void reset(byte[] newBytes, int start) {
    if (newBytes != bytes) {
      bytes = newBytes;
      numbers = ByteBuffer.wrap(newBytes);
    }
    at = start;
  }

  /** The index at which the next value begins. */
  public int position() {
    return at;
  }

  /** Reads a byte that {@link ValueBytes#raw(int)} has written. */
  public int raw() {
    return bytes[at++] & 0xff;
  }

  /** Reads a text that isn't a value, such as a name. */
  public String text() {
    return text(bytes[at++]);
  }

  String text(byte kind) {
    int length = length();
    if (kind == ValueBytes.PLAIN) {
      at += length;
      return new String(bytes, at - length, length, StandardCharsets.ISO_8859_1);
    }
    char[] chars = new char[length];
    for (int i = 0; i < length; i++, at += 2) {
      chars[i] = numbers.getChar(at);
    }
    return new String(chars);
  }

  private long eight() {
    at += Long.BYTES;
    return numbers.getLong(at - Long.BYTES);
  }

  /** Reads an integer that {@code ValueBytes.integer} has written behind a kind. */
  long integer() {
    int small = bytes[at++] & 0xff;
    if (small < ValueBytes.FOUR_BYTES) {
      return small;
    } else if (small == ValueBytes.EIGHT_BYTES) {
      return eight();
    }
    at += Integer.BYTES;
    return numbers.getInt(at - Integer.BYTES);
  }

  /** Reads the next value, as an object of its own. */
  public CapturedValue value() {
    byte kind = bytes[at++];
    return switch (kind) {
      case ValueBytes.NULL -> CapturedValue.NULL;
      case ValueBytes.FALSE -> new CapturedValue.Bool(false);
      case ValueBytes.TRUE -> new CapturedValue.Bool(true);
      case ValueBytes.REDACTED -> CapturedValue.REDACTED;
      case ValueBytes.MORE -> new CapturedValue.Text(TextCut.more(integer()));
      case ValueBytes.PLAIN, ValueBytes.TEXT -> new CapturedValue.Text(text(kind));
      case ValueBytes.CUT -> cut();
      case ValueBytes.ITEMS -> items();
      case ValueBytes.FIELDS -> fields();
      case ValueBytes.OBJECT -> object();
      default -> new CapturedValue.Num(number(kind));
    };
  }

  private CapturedValue cut() {
    long leftOut = integer();
    return new CapturedValue.Text(text() + TextCut.more(leftOut));
  }

  Number number(byte kind) {
    return switch (kind) {
      case ValueBytes.BYTE -> (byte) integer();
      case ValueBytes.SHORT -> (short) integer();
      case ValueBytes.INT -> (int) integer();
      case ValueBytes.LONG -> integer();
      case ValueBytes.FLOAT -> Float.intBitsToFloat((int) eight());
      case ValueBytes.DOUBLE -> Double.longBitsToDouble(eight());
      case ValueBytes.INTEGER_TEXT -> new BigInteger(text());
      case ValueBytes.DECIMAL_TEXT -> new BigDecimal(text());
      default -> throw new IllegalStateException("no kind of value: " + kind);
    };
  }

  /** The kind of the next value, which isn't consumed. */
  byte kind() {
    return bytes[at];
  }

  /** Reads a plain text, and appends at most so many characters of it. */
  void plainTo(JsonBytes out, int limit) {
    int length = length();
    int shown = Math.min(length, limit);
    if (!isPlain(at, at + shown)) { // These bytes would break the line of JSON.
      throw new IllegalStateException("no plain text: " + shown + " bytes at " + at);
    }
    out.raw(bytes, at, shown);
    at += length;
  }

  /** Whether JSON can have these bytes as they are. Eight bytes are checked in one step. */
  private boolean isPlain(int from, int to) {
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      if (!JsonBytes.arePlain(numbers.getLong(i))) {
        return false;
      }
    }
    for (; i < to; i++) {
      if (!JsonBytes.isPlain((char) bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the length of a text. It is checked against the bytes that are left, so that damaged
   * bytes can't make the reader ask for huge arrays.
   */
  private int length() {
    long length = integer();
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalStateException("no length of a text: " + length);
    }
    return (int) length;
  }

  boolean isEnd() {
    if (bytes[at] != ValueBytes.END) {
      return false;
    }
    at++;
    return true;
  }

  private CapturedValue items() {
    List<CapturedValue> items = new ArrayList<>();
    while (!isEnd()) {
      items.add(value());
    }
    return new CapturedValue.Items(items);
  }

  private CapturedValue fields() {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    while (!isEnd()) {
      String name = unique(text(), fields);
      fields.put(name, value());
    }
    return new CapturedValue.Fields(fields);
  }

  /** Makes a key unique, since different keys of a map may have the same text. */
  private static String unique(String key, Map<String, CapturedValue> fields) {
    String unique = key;
    for (int i = 2; fields.containsKey(unique); i++) {
      unique = key + " (" + i + ")";
    }
    return unique;
  }

  private CapturedValue object() {
    ObjectShape shape = ObjectShapes.get((int) integer());
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put(CapturedValue.TYPE, new CapturedValue.Text(shape.typeName()));
    int taken = 0;
    while (!isEnd()) {
      fields.put(shape.fields().get(taken++), value());
    }
    int left = shape.fields().size() - taken;
    if (left > 0) {
      fields.put(CapturedValue.CUT, new CapturedValue.Text(TextCut.more(left)));
    }
    return new CapturedValue.Fields(fields);
  }

  /** Goes past the next value. */
  public void skip() {
    byte kind = bytes[at++];
    switch (kind) {
      case ValueBytes.NULL, ValueBytes.FALSE, ValueBytes.TRUE, ValueBytes.REDACTED -> {}
      case ValueBytes.PLAIN -> {
        int length = (int) integer();
        at += length;
      }
      case ValueBytes.TEXT -> {
        int length = (int) integer();
        at += 2 * length;
      }
      case ValueBytes.INTEGER_TEXT, ValueBytes.DECIMAL_TEXT -> skip();
      case ValueBytes.CUT -> {
        integer();
        skip();
      }
      case ValueBytes.OBJECT -> {
        integer();
        skipToEnd();
      }
      case ValueBytes.ITEMS, ValueBytes.FIELDS -> skipToEnd();
      case ValueBytes.FLOAT, ValueBytes.DOUBLE -> at += Long.BYTES;
      default -> integer();
    }
  }

  private void skipToEnd() {
    while (!isEnd()) {
      skip();
    }
  }
}
