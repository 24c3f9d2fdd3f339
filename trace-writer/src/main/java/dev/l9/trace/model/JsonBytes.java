package dev.l9.trace.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes JSON (RFC 8259) into a byte array that grows.
 *
 * <p>Hot path on the writer thread: allocates nothing but what the array grows by, and the texts of
 * decimals. Not safe for use by several threads.
 *
 * <p>In plain form every character outside {@code 0x20} to {@code 0x7e} is escaped; else only what
 * the standard demands, and lone surrogates, which UTF-8 can't hold. Line ends are always written
 * as {@code \n} and {@code \r}, never as {@code \}{@code u000a}: a Java compiler reads those
 * escapes even in comments.
 */
public final class JsonBytes {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] BASE_32 =
      "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);

  private static final int BASE_32_DIGITS = 13;

  /** What one character takes at most: an escape. */
  private static final int MAX_BYTES_PER_CHAR = 6;

  private static final int MAX_DIGITS = 20;
  private static final long BILLION = 1_000_000_000;

  private final boolean plain;
  private byte[] bytes = new byte[1024];
  private int size;

  private JsonBytes(boolean plain) {
    this.plain = plain;
  }

  /** Writes UTF-8, without blanks between the parts. */
  public static JsonBytes compact() {
    return new JsonBytes(false);
  }

  /** Writes plain ASCII, with blanks after commas and colons. */
  public static JsonBytes plain() {
    return new JsonBytes(true);
  }

  /** How many bytes there are. */
  public int size() {
    return size;
  }

  /** Leaves out all bytes from this one on. */
  public void truncate(int newSize) {
    size = newSize;
  }

  /** How many bytes follow the last line end. */
  public int lineLength() {
    int start = size;
    while (start > 0 && bytes[start - 1] != '\n') {
      start--;
    }
    return size - start;
  }

  /** The bytes so far; valid until more are written. */
  public ByteBuffer toBuffer() {
    return ByteBuffer.wrap(bytes, 0, size);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  /** Appends what another one holds. */
  public JsonBytes raw(JsonBytes other) {
    reserve(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
    return this;
  }

  /**
   * Appends the 64 bits of a number as 13 of {@code 0-9a-v}, five bits each: unlike digits to a
   * base that is no power of two these need no division.
   */
  public JsonBytes base32(long bits) {
    reserve(BASE_32_DIGITS);
    long rest = bits;
    for (int i = size + BASE_32_DIGITS - 1; i >= size; i--) {
      bytes[i] = BASE_32[(int) (rest & 31)];
      rest >>>= 5;
    }
    size += BASE_32_DIGITS;
    return this;
  }

  /** Appends ASCII as it is. */
  @SuppressWarnings(
      "deprecation") // For ASCII the low bytes are all there is, and it's the fastest.
  public JsonBytes raw(String ascii) {
    int length = ascii.length();
    reserve(length);
    ascii.getBytes(0, length, bytes, size);
    size += length;
    return this;
  }

  /** Appends a whole number. */
  public JsonBytes number(long value) {
    if (value == Long.MIN_VALUE) {
      return raw("-9223372036854775808");
    }
    reserve(MAX_DIGITS);
    long rest = value;
    if (rest < 0) {
      bytes[size++] = '-';
      rest = -rest;
    }
    if (rest < BILLION) {
      leading((int) rest);
    } else if (rest < BILLION * BILLION) {
      leading((int) (rest / BILLION));
      digits((int) (rest % BILLION), 9);
    } else {
      leading((int) (rest / (BILLION * BILLION)));
      digits((int) (rest / BILLION % BILLION), 9);
      digits((int) (rest % BILLION), 9);
    }
    return this;
  }

  /** In ints, whose division by a constant is a multiplication. */
  private void leading(int value) {
    int width = 1;
    for (int bound = 10; width < 9 && value >= bound; bound *= 10) {
      width++;
    }
    digits(value, width);
  }

  /** Appends the last digits of a number that isn't negative, with zeros before them. */
  public JsonBytes digits(int value, int width) {
    reserve(width);
    int rest = value;
    for (int i = size + width - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += width;
    return this;
  }

  /** Appends a value; numbers that JSON can't hold, such as NaN, as their text. */
  public JsonBytes value(CapturedValue value) {
    if (value instanceof CapturedValue.Text text) {
      string(text.value());
    } else if (value instanceof CapturedValue.Num num) {
      number(num.value());
    } else if (value instanceof CapturedValue.Bool bool) {
      raw(bool.value() ? "true" : "false");
    } else if (value instanceof CapturedValue.Null) {
      raw("null");
    } else if (value instanceof CapturedValue.Items items) {
      items(items);
    } else if (value instanceof CapturedValue.Fields fields) {
      fields(fields.values());
    }
    return this;
  }

  private void items(CapturedValue.Items items) {
    String separator = "[";
    for (CapturedValue item : items.values()) {
      raw(separator).value(item);
      separator = plain ? ", " : ",";
    }
    raw(items.values().isEmpty() ? "[]" : "]");
  }

  /** Appends an object with these entries, in their order. */
  public JsonBytes fields(Map<String, CapturedValue> fields) {
    String separator = "{";
    for (Map.Entry<String, CapturedValue> field : fields.entrySet()) {
      raw(separator).key(field.getKey()).value(field.getValue());
      separator = plain ? ", " : ",";
    }
    return raw(fields.isEmpty() ? "{}" : "}");
  }

  /**
   * Appends the key of an object, with its colon; with U+FFFD for lone surrogates, which parsers,
   * ours among them, refuse in keys even when they are escaped.
   */
  public JsonBytes key(String key) {
    StringBuilder mended = null;
    for (int i = 0; i < key.length(); i++) {
      if (isPair(key, i)) {
        i++;
      } else if (Character.isSurrogate(key.charAt(i))) {
        mended = mended == null ? new StringBuilder(key) : mended;
        mended.setCharAt(i, '\ufffd');
      }
    }
    return string(mended == null ? key : mended).raw(plain ? ": " : ":");
  }

  private void number(Number number) {
    if (number instanceof Integer || number instanceof Long) {
      number(number.longValue());
    } else if (isAlwaysFinite(number)) {
      raw(number.toString());
    } else {
      decimal(number);
    }
  }

  private void decimal(Number number) {
    // Read once: a DoubleAdder may change between a look at it and its text.
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      string(Double.toString(value));
    } else {
      raw(number instanceof Float ? number.toString() : Double.toString(value));
    }
  }

  /** The JDK's integers, and decimals, whose text is a number of JSON whatever their value. */
  private static boolean isAlwaysFinite(Number number) {
    return number instanceof Short
        || number instanceof Byte
        || number instanceof BigInteger
        || number instanceof BigDecimal
        || number instanceof AtomicInteger
        || number instanceof AtomicLong
        || number instanceof LongAdder
        || number instanceof LongAccumulator;
  }

  /** Appends a string in its quotes. */
  public JsonBytes string(CharSequence text) {
    int length = text.length();
    reserve(MAX_BYTES_PER_CHAR * length + 2);
    bytes[size++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        bytes[size++] = (byte) c;
      } else if (!plain && isPair(text, i)) {
        utf8(Character.toCodePoint(c, text.charAt(++i)));
      } else if (!plain && c >= 0x7f && !Character.isSurrogate(c)) {
        utf8(c);
      } else {
        escaped(c);
      }
    }
    bytes[size++] = '"';
    return this;
  }

  private static boolean isPair(CharSequence text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  /** RFC 3629. */
  private void utf8(int codePoint) {
    if (codePoint < 0x80) {
      bytes[size++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      bytes[size++] = (byte) (0xc0 | (codePoint >> 6));
      continued(codePoint);
    } else if (codePoint < 0x10000) {
      bytes[size++] = (byte) (0xe0 | (codePoint >> 12));
      continued(codePoint >> 6);
      continued(codePoint);
    } else {
      bytes[size++] = (byte) (0xf0 | (codePoint >> 18));
      continued(codePoint >> 12);
      continued(codePoint >> 6);
      continued(codePoint);
    }
  }

  private void continued(int bits) {
    bytes[size++] = (byte) (0x80 | (bits & 0x3f));
  }

  private void escaped(char c) {
    bytes[size++] = '\\';
    switch (c) {
      case '"', '\\' -> bytes[size++] = (byte) c;
      case '\n' -> bytes[size++] = 'n';
      case '\r' -> bytes[size++] = 'r';
      case '\t' -> bytes[size++] = 't';
      case '\b' -> bytes[size++] = 'b';
      case '\f' -> bytes[size++] = 'f';
      default -> {
        bytes[size++] = 'u';
        bytes[size++] = HEX[c >> 12];
        bytes[size++] = HEX[c >> 8 & 15];
        bytes[size++] = HEX[c >> 4 & 15];
        bytes[size++] = HEX[c & 15];
      }
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
