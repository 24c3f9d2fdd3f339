package dev.l9.trace.generator.extract.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** The text of a source file. */
final class SourceText {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private SourceText() {}

  /**
   * The text of these bytes, without a byte order mark. It is UTF-8, or else ISO 8859-1: older
   * files have letters of that in their comments, and names are in ASCII nearly always.
   */
  static String of(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    if (text.indexOf('\ufffd') >= 0 && !isUtf8(bytes)) {
      return new String(bytes, ISO_8859_1);
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /** Whether these bytes are UTF-8. */
  static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
