package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.redact.SecretScanner;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Values of the application as bytes: what a span carries from the traced thread to the writer.
 *
 * <p>Hot path: allocates nothing but what the array grows by. Each value is a byte that says its
 * kind and what belongs to it; containers end with {@link #END}. {@link ValueReader} reads them.
 * What is written counts from the next {@link #commit} on. Not safe for use by several threads.
 */
public final class ValueBytes {

  static final byte END = 0;
  static final byte NULL = 1;
  static final byte FALSE = 2;
  static final byte TRUE = 3;
  static final byte REDACTED = 4;

  /** Followed by the number, as are all integers: see {@link #integer}. */
  static final byte BYTE = 5;

  static final byte SHORT = 6;
  static final byte INT = 7;
  static final byte LONG = 8;

  /** Followed by its bits in eight bytes. */
  static final byte FLOAT = 9;

  static final byte DOUBLE = 10;

  /** A number by its digits, as a text. */
  static final byte INTEGER_TEXT = 11;

  static final byte DECIMAL_TEXT = 12;

  /** Printable ASCII without quotes and backslashes: its length, and a byte a character. */
  static final byte PLAIN = 13;

  /** Any other text: its length, and two bytes a character. */
  static final byte TEXT = 14;

  /** Values until the end. */
  static final byte ITEMS = 15;

  /** Names, as texts, and values until the end. */
  static final byte FIELDS = 16;

  /** The number of an {@link ObjectShape}, then the values of its first fields, and the end. */
  static final byte OBJECT = 17;

  /** How many more there were: the mark of a cut. */
  static final byte MORE = 18;

  /** How many characters were left out of a text, and then what is left of it, as a text. */
  static final byte CUT = 19;

  /** In place of a small integer: it has four bytes, and they follow. */
  static final int FOUR_BYTES = 254;

  static final int EIGHT_BYTES = 255;

  /** A character that JSON can't have as it is, in one byte. */
  static final int NOT_PLAIN = 1;

  /** A character without which there is no secret: see {@link SecretScanner}. */
  static final int SUSPICIOUS = 2;

  private static final byte[] CLASSES = classes();

  private static final int FIRST_SIZE = 64;

  /** Longer arrays aren't kept for the next span. */
  private static final int MAX_KEPT = 1 << 13;

  private byte[] bytes = new byte[FIRST_SIZE];
  private ByteBuffer numbers = ByteBuffer.wrap(bytes);
  private int size;
  private int committed;

  /** How many bytes there are to keep. */
  public int size() {
    return committed;
  }

  /** Keeps what was written. */
  public void commit() {
    committed = size;
  }

  /**
   * Leaves out what was written since the last commit: a value that the capturing of was broken
   * off, for want of stack or memory.
   */
  public void rollback() {
    size = committed;
  }

  /** Where the next byte goes. */
  int position() {
    return size;
  }

  /** The bytes; valid up to {@link #size()}, and until more are written. */
  public byte[] array() {
    return bytes;
  }

  /** Leaves out all bytes from this one on. */
  void truncate(int newSize) {
    size = newSize;
  }

  /** Empties it for the next use. */
  public void clear() {
    size = 0;
    committed = 0;
    if (bytes.length > MAX_KEPT) {
      bytes = new byte[FIRST_SIZE];
      numbers = ByteBuffer.wrap(bytes);
    }
  }

  /** A byte without a meaning of its own here. */
  public void raw(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** Appends what another one keeps. */
  public void raw(ValueBytes other) {
    int length = other.committed;
    reserve(length);
    System.arraycopy(other.bytes, 0, bytes, size, length);
    size += length;
  }

  public void nothing() {
    raw(NULL);
  }

  public void bool(boolean value) {
    raw(value ? TRUE : FALSE);
  }

  public void redacted() {
    raw(REDACTED);
  }

  public void number(long value) {
    integer(LONG, value);
  }

  public void number(double value) {
    eight(DOUBLE, Double.doubleToRawLongBits(value));
  }

  /** A number of one of the JDK's classes. */
  void number(Number value) {
    if (value instanceof Integer) {
      integer(INT, value.longValue());
    } else if (value instanceof Long) {
      integer(LONG, value.longValue());
    } else if (value instanceof Double real) {
      number(real.doubleValue());
    } else if (value instanceof Float real) {
      eight(FLOAT, Float.floatToRawIntBits(real));
    } else if (value instanceof Short) {
      integer(SHORT, value.longValue());
    } else if (value instanceof Byte) {
      integer(BYTE, value.longValue());
    } else {
      String digits = value.toString();
      raw(value instanceof java.math.BigInteger ? INTEGER_TEXT : DECIMAL_TEXT);
      text(digits);
    }
  }

  void more(long leftOut) {
    integer(MORE, leftOut);
  }

  /**
   * A kind, and an integer in a byte where it's one of 0 to 253; else 254 or 255 say its length.
   */
  private void integer(byte kind, long value) {
    reserve(2 + Long.BYTES);
    bytes[size++] = kind;
    if (value >= 0 && value < FOUR_BYTES) {
      bytes[size++] = (byte) value;
    } else if (value == (int) value) {
      bytes[size++] = (byte) FOUR_BYTES;
      numbers.putInt(size, (int) value);
      size += Integer.BYTES;
    } else {
      bytes[size++] = (byte) EIGHT_BYTES;
      numbers.putLong(size, value);
      size += Long.BYTES;
    }
  }

  private void eight(byte kind, long value) {
    reserve(1 + Long.BYTES);
    bytes[size] = kind;
    numbers.putLong(size + 1, value);
    size += 1 + Long.BYTES;
  }

  void items() {
    raw(ITEMS);
  }

  void fields() {
    raw(FIELDS);
  }

  void object(int shape) {
    integer(OBJECT, shape);
  }

  public void end() {
    raw(END);
  }

  /** A text as it is. */
  public void text(String text) {
    text(text, text.length());
  }

  private void text(String text, int length) {
    int start = size;
    if ((scan(text, length) & NOT_PLAIN) != 0) {
      size = start;
      wide(text, length);
    }
  }

  /** The first characters of a text, and how many others there were. */
  void cut(String text, int length, int leftOut) {
    integer(CUT, leftOut);
    text(text, length);
  }

  /**
   * The first characters of a text; as far as they are plain, they are written.
   *
   * @return what is in them: {@link #NOT_PLAIN}, {@link #SUSPICIOUS}
   */
  int scan(String text, int length) {
    integer(PLAIN, length);
    reserve(length);
    byte[] to = bytes;
    int at = size;
    int seen = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      seen |= c < CLASSES.length ? CLASSES[c] : NOT_PLAIN;
      to[at + i] = (byte) c;
    }
    size = at + length;
    return seen;
  }

  private static byte[] classes() {
    byte[] classes = new byte[128];
    for (char c = 0; c < classes.length; c++) {
      boolean suspicious = c == '-' || c == 'J' || (c >= '0' && c <= '9');
      classes[c] = (byte) (JsonBytes.isPlain(c) ? suspicious ? SUSPICIOUS : 0 : NOT_PLAIN);
    }
    return classes;
  }

  private void wide(String text, int length) {
    integer(TEXT, length);
    reserve(2 * length);
    for (int i = 0; i < length; i++) {
      numbers.putChar(size, text.charAt(i));
      size += 2;
    }
  }

  /** How many values there were, and the first of them, which were taken one after the other. */
  public void stream(long count, ValueBytes first) {
    fields();
    text("count");
    number(count);
    text("first");
    items();
    raw(first);
    end();
    end();
  }

  /** A value that was taken before. */
  public void value(CapturedValue value) {
    if (value instanceof CapturedValue.Text text) {
      text(text.value());
    } else if (value instanceof CapturedValue.Num num) {
      number(num.value());
    } else if (value instanceof CapturedValue.Bool bool) {
      bool(bool.value());
    } else if (value instanceof CapturedValue.Null) {
      nothing();
    } else if (value instanceof CapturedValue.Items items) {
      items();
      items.values().forEach(this::value);
      end();
    } else if (value instanceof CapturedValue.Fields fields) {
      fields();
      for (Map.Entry<String, CapturedValue> field : fields.values().entrySet()) {
        text(field.getKey());
        value(field.getValue());
      }
      end();
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      byte[] longer = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
      // The buffer first: where memory is short, the two still belong together.
      ByteBuffer longerNumbers = ByteBuffer.wrap(longer);
      bytes = longer;
      numbers = longerNumbers;
    }
  }
}
