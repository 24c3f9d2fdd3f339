package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.redact.SecretScanner;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Values of the application as bytes, in which a span carries them from the traced thread to the
 * writer.
 *
 * <p>Hot path: it allocates nothing but a longer array when the array is full. Each value is a byte
 * for its kind, followed by its content; containers end with {@link #END}. {@link ValueReader}
 * reads them. What is written is kept from the next {@link #commit} on. Not thread-safe.
 */
public final class ValueBytes {

  static final byte END = 0;
  static final byte NULL = 1;
  static final byte FALSE = 2;
  static final byte TRUE = 3;
  static final byte REDACTED = 4;

  /** The number follows, as for all integers; see {@link #integer}. */
  static final byte BYTE = 5;

  static final byte SHORT = 6;
  static final byte INT = 7;
  static final byte LONG = 8;

  /** The bits of the number follow, in eight bytes. */
  static final byte FLOAT = 9;

  static final byte DOUBLE = 10;

  /** The digits of the number follow, as a text. */
  static final byte INTEGER_TEXT = 11;

  static final byte DECIMAL_TEXT = 12;

  /**
   * A text of printable ASCII without quotes and backslashes. Its length follows, and then one byte
   * for each character.
   */
  static final byte PLAIN = 13;

  /** Any other text. Its length follows, and then two bytes for each character. */
  static final byte TEXT = 14;

  /** Values follow, up to the end. */
  static final byte ITEMS = 15;

  /** Names, as texts, and values follow in turn, up to the end. */
  static final byte FIELDS = 16;

  /**
   * The number of an {@link ObjectShape} follows, then the values of its first fields, and the end.
   */
  static final byte OBJECT = 17;

  /** The mark of a cut. The number of elements that were left out follows. */
  static final byte MORE = 18;

  /**
   * A text that was cut. The number of characters that were left out follows, and then the rest as
   * a text.
   */
  static final byte CUT = 19;

  /** In place of a small integer: the integer has four bytes, which follow. */
  static final int FOUR_BYTES = 254;

  static final int EIGHT_BYTES = 255;

  /** The text has a character that JSON can't have as it is, in one byte. */
  static final int NOT_PLAIN = 1;

  /**
   * The text has a character of a kind without which there is no secret; see {@link SecretScanner}.
   */
  static final int SUSPICIOUS = 2;

  private static final byte[] CLASSES = classes();

  private static final int FIRST_SIZE = 64;

  /** A longer array isn't kept for the next span. */
  private static final int MAX_KEPT = 1 << 13;

  private byte[] bytes = new byte[FIRST_SIZE];
  private ByteBuffer numbers = ByteBuffer.wrap(bytes);
  private int size;
  private int committed;

  /** The number of bytes that are kept. */
  public int size() {
    return committed;
  }

  /** Keeps what was written since the last commit. */
  public void commit() {
    committed = size;
  }

  /**
   * Drops what was written since the last commit. This is a value whose capture was broken off,
   * because stack or memory ran out.
   */
  public void rollback() {
    size = committed;
  }

  /** The index of the next byte. */
  int position() {
    return size;
  }

  /** The bytes. They are valid up to {@link #size()}, and until more are written. */
  public byte[] array() {
    return bytes;
  }

  /** Removes all bytes from this index on. */
  void truncate(int newSize) {
    size = newSize;
  }

  /** Empties the array for the next use. */
  public void clear() {
    size = 0;
    committed = 0;
    if (bytes.length > MAX_KEPT) {
      bytes = new byte[FIRST_SIZE];
      numbers = ByteBuffer.wrap(bytes);
    }
  }

  /** Appends a byte that has a meaning for the caller only. */
  public void raw(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  /** Appends the bytes that another object keeps. */
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

  /** Appends a number of one of the JDK's classes. */
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
   * Appends a kind and an integer. An integer from 0 to 253 takes one byte. For any other, 254 or
   * 255 comes first and gives its length.
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

  /** Appends a text as it is. */
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

  /** Appends the first characters of a text, and the number of characters that were left out. */
  void cut(String text, int length, int leftOut) {
    integer(CUT, leftOut);
    text(text, length);
  }

  /**
   * Writes the first characters of a text as plain text, and looks at what they are. If they aren't
   * plain, what is written is not valid.
   *
   * @return the bits {@link #NOT_PLAIN} and {@link #SUSPICIOUS}, each if such a character was seen
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
      boolean suspicious = c == '-' || c == 'J' || c == '@' || (c >= '0' && c <= '9');
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

  /** Appends the number of values of a stream, and its first values. */
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

  /** Appends a value that was captured before. */
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
      // The buffer is made first. If there is no memory for it, the two fields still belong
      // together.
      ByteBuffer longerNumbers = ByteBuffer.wrap(longer);
      bytes = longer;
      numbers = longerNumbers;
    }
  }
}
