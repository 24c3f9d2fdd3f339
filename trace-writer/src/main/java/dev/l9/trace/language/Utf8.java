package dev.l9.trace.language;

/**
 * Checks that bytes are UTF-8 as Unicode defines it: in the shortest form, and without surrogates.
 * Thread-safe.
 */
public final class Utf8 {

  private Utf8() {}

  /** Checks that all bytes from this offset on are characters. */
  public static void check(byte[] bytes, int from) throws RefusedSourceException {
    int at = from;
    while (at < bytes.length) {
      at = bytes[at] >= 0 ? at + 1 : skip(bytes, at);
    }
  }

  /** The offset behind the character of several bytes that begins here. */
  public static int skip(byte[] bytes, int at) throws RefusedSourceException {
    int lead = bytes[at] & 0xff;
    int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    int code = lead & (0x3f >> more);
    for (int i = at + 1; i <= at + more; i++) {
      if (i >= bytes.length || (bytes[i] & 0xc0) != 0x80) {
        throw invalid();
      }
      code = code << 6 | (bytes[i] & 0x3f);
    }
    int least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
    boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
    if (lead < 0xc2
        || lead > 0xf4
        || code < least
        || code > Character.MAX_CODE_POINT
        || surrogate) {
      throw invalid();
    }
    return at + more + 1;
  }

  private static RefusedSourceException invalid() {
    return new RefusedSourceException("is not in UTF-8, as its type demands");
  }
}
