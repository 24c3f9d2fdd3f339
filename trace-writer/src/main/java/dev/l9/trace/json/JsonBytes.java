package dev.l9.trace.json;

import dev.l9.trace.model.CapturedValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Writes JSON (RFC 8259) into a byte array that grows.
 *
 * <p>Hot path on the writer thread: it allocates nothing but a longer array when the array is full,
 * and the texts of decimals. Not thread-safe.
 *
 * <p>In plain form every character outside {@code 0x20} to {@code 0x7e} is escaped. In compact form
 * only what the standard demands is escaped, and lone surrogates, which UTF-8 can't hold. Line ends
 * are always written as {@code \n} and {@code \r}, never as {@code \}{@code u000a}: a Java compiler
 * reads those escapes even in comments.
 */
public final class JsonBytes {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** The numbers from 00 to 99. */
  private static final byte[] PAIRS = new byte[200];

  static {
    for (int i = 0; i < 100; i++) {
      PAIRS[2 * i] = (byte) ('0' + i / 10);
      PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
    }
  }

  /** The number one in each of eight bytes. */
  private static final long ONES = 0x0101010101010101L;

  private static final long HIGHEST_BITS = ONES << 7;

  private static final int BASE_32_DIGITS = 13;

  /** The length of an escape, which is the most that one character takes. */
  private static final int MAX_BYTES_PER_CHAR = 6;

  private static final int MAX_DIGITS = 20;
  private static final long BILLION = 1_000_000_000;

  private final boolean plain;
  private final boolean escapes;
  private final boolean blanks;
  private byte[] bytes = new byte[1024];
  private ByteBuffer view = ByteBuffer.wrap(bytes);
  private int size;

  private JsonBytes(boolean plain, boolean escapes, boolean blanks) {
    this.plain = plain;
    this.escapes = escapes;
    this.blanks = blanks;
  }

  /** Makes an empty array that gets UTF-8, without blanks between the parts. */
  public static JsonBytes compact() {
    return new JsonBytes(false, true, false);
  }

  /** Makes an empty array that gets plain ASCII, with blanks after commas and colons. */
  public static JsonBytes plain() {
    return new JsonBytes(true, true, true);
  }

  /** Makes an empty array that gets plain ASCII, without blanks between the parts. */
  public static JsonBytes plainCompact() {
    return new JsonBytes(true, true, false);
  }

  /** Makes an empty array that gets UTF-8 without escapes, for people to read. */
  public static JsonBytes unescaped() {
    return new JsonBytes(false, false, false);
  }

  /** The number of bytes so far. */
  public int size() {
    return size;
  }

  /** Removes all bytes from this offset on. */
  public void truncate(int newSize) {
    size = newSize;
  }

  /** The number of bytes behind the last line end. */
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

  /** A copy of the bytes so far. */
  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  /** Appends the bytes of another object. */
  public JsonBytes raw(JsonBytes other) {
    reserve(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
    return this;
  }

  /** Writes eight bytes, the highest first, over those at this place. */
  public void overwrite(int at, long eightBytes) {
    view.putLong(at, eightBytes);
  }

  /**
   * Writes the 64 bits of a number over the 13 bytes at this place, as digits {@code 0-9a-v}, five
   * bits each. Since the base is a power of two, no division is needed.
   */
  public void overwriteBase32(int at, long bits) {
    // Eight digits are written at a time, so three of the 13 are written twice.
    view.putLong(at, eightDigits(bits >>> 25));
    view.putLong(at + BASE_32_DIGITS - Long.BYTES, eightDigits(bits));
  }

  /** Writes the digits of a number below a million over the six bytes at this place. */
  public void overwriteMillionth(int at, int value) {
    pair(at, value / 10_000);
    pair(at + 2, value / 100 % 100);
    pair(at + 4, value % 100);
  }

  private void pair(int at, int value) {
    bytes[at] = PAIRS[2 * value];
    bytes[at + 1] = PAIRS[2 * value + 1];
  }

  /**
   * The digits of the lowest 40 bits, one digit in each byte. The bits are spread in three steps:
   * to two groups of 20, four groups of 10, and eight groups of 5. Then an addition carries each
   * value of 10 and above into the byte's highest bit, and these values are moved on to the
   * letters.
   */
  private static long eightDigits(long bits) {
    long x = (bits & 0xfffffL) | (bits & 0xfffff00000L) << 12;
    x = (x & 0x000003ff000003ffL) | (x & 0x000ffc00000ffc00L) << 6;
    x = (x & 0x001f001f001f001fL) | (x & 0x03e003e003e003e0L) << 3;
    long letters = (x + 0x7676767676767676L & 0x8080808080808080L) >>> 7;
    return x + 0x3030303030303030L + letters * ('a' - '0' - 10);
  }

  /** Appends an array as it is. */
  public JsonBytes raw(byte[] source) {
    reserve(source.length);
    System.arraycopy(source, 0, bytes, size, source.length);
    size += source.length;
    return this;
  }

  /**
   * Appends an array, parts of which are to be overwritten.
   *
   * @return where it begins
   */
  public int template(byte[] source) {
    raw(source);
    return size - source.length;
  }

  /** Appends a part of an array as it is. */
  public JsonBytes raw(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
    return this;
  }

  /** Appends ASCII as it is. */
  @SuppressWarnings("deprecation") // ASCII has low bytes only, and this is the fastest way.
  public JsonBytes raw(String ascii) {
    int length = ascii.length();
    reserve(length);
    ascii.getBytes(0, length, bytes, size);
    size += length;
    return this;
  }

  /** Appends an ASCII character as it is. */
  public JsonBytes raw(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  /** Appends a whole number. */
  public JsonBytes number(long value) {
    if (value >= 0 && value < 100) { // Most numbers are small.
      reserve(2);
      if (value >= 10) {
        bytes[size++] = PAIRS[2 * (int) value];
      }
      bytes[size++] = PAIRS[2 * (int) value + 1];
      return this;
    }
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

  /**
   * Writes digits without zeros before them. It computes with ints, for which the JIT compiler
   * turns division by a constant into multiplication.
   */
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
    int i = size + width;
    while (i - size >= 2) { // Two digits are written at a time, which needs half as many divisions.
      int above = rest / 100;
      int pair = (rest - 100 * above) * 2;
      bytes[--i] = PAIRS[pair + 1];
      bytes[--i] = PAIRS[pair];
      rest = above;
    }
    if (i > size) {
      bytes[size] = (byte) ('0' + rest % 10);
    }
    size += width;
    return this;
  }

  /** Appends a value. Numbers that JSON can't hold, such as NaN, become strings. */
  public JsonBytes value(CapturedValue value) {
    CapturedValueEncoder.encode(value, this);
    return this;
  }

  /** Appends an object with these entries, in their order. */
  public JsonBytes fields(Map<String, CapturedValue> fields) {
    CapturedValueEncoder.encode(fields, this);
    return this;
  }

  /** The separator between the parts of an object or list. */
  String separator() {
    return blanks ? ", " : ",";
  }

  /**
   * Appends the key of an object and a colon. U+FFFD replaces lone surrogates, since parsers,
   * including ours, refuse them in keys even if they are escaped.
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
    return string(mended == null ? key : mended).raw(blanks ? ": " : ":");
  }

  /** Appends a string in its quotes. */
  public JsonBytes string(CharSequence text) {
    int length = text.length();
    reserve(MAX_BYTES_PER_CHAR * length + 2);
    bytes[size++] = '"';
    for (int i = 0; i < length; ) {
      char c = text.charAt(i);
      if (isPlain(c)) {
        bytes[size++] = (byte) c;
        i++;
      } else {
        i = character(text, i);
      }
    }
    bytes[size++] = '"';
    return this;
  }

  /**
   * Appends the character that begins at this index of a string.
   *
   * @return the index of the next character
   */
  public int character(CharSequence text, int i) {
    reserve(MAX_BYTES_PER_CHAR);
    char c = text.charAt(i);
    if (isPlain(c)) {
      bytes[size++] = (byte) c;
    } else if (!plain && isPair(text, i)) {
      utf8(Character.toCodePoint(c, text.charAt(i + 1)));
      return i + 2;
    } else if (!escapes || (!plain && c >= 0x7f && !Character.isSurrogate(c))) {
      utf8(c);
    } else {
      escaped(c);
    }
    return i + 1;
  }

  /** Whether the character is printable ASCII that needs no escape. */
  public static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\';
  }

  /**
   * Whether {@link #isPlain} holds for each of eight bytes. Each step of the arithmetic sets the
   * highest bit of the bytes that it looks for. A carry into a higher byte comes only from such a
   * byte, so the answer for all eight together is right.
   */
  public static boolean arePlain(long eightBytes) {
    long deleted = eightBytes + ONES; // 0x7f becomes 0x80.
    long control = (eightBytes - ' ' * ONES) & ~eightBytes;
    long quote = zeroIn(eightBytes ^ '"' * ONES);
    long backslash = zeroIn(eightBytes ^ '\\' * ONES);
    return ((eightBytes | deleted | control | quote | backslash) & HIGHEST_BITS) == 0;
  }

  private static long zeroIn(long eightBytes) {
    return (eightBytes - ONES) & ~eightBytes;
  }

  private static boolean isPair(CharSequence text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  /** Appends a character as UTF-8 (RFC 3629). */
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
      byte[] longer = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
      // Both fields or none are replaced, since there may be no memory for the second object.
      ByteBuffer viewOfLonger = ByteBuffer.wrap(longer);
      bytes = longer;
      view = viewOfLonger;
    }
  }
}
