package dev.l9.trace.contract.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.l9.trace.json.JsonBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A line of the audit log: an object of JSON that ends with {@code ,"previous":"…","hash":"…"}}.
 * The hash is the SHA-256 of all bytes of the line before {@code ,"hash":}, among which is the hash
 * of the previous line. Immutable.
 *
 * @param previous the hash of the line before, as the line says it
 * @param hash the hash of the line, as the line says it
 * @param isTrue whether that is its hash
 */
record ChainedLine(String previous, String hash, boolean isTrue) {

  /** What the first entry has for the hash of the one before. */
  static final String FIRST = "0".repeat(64);

  /** How each entry begins. */
  static final byte[] BEGIN = "{\"timestamp\":\"".getBytes(US_ASCII);

  private static final String PREVIOUS = ",\"previous\":\"";
  private static final String HASH = ",\"hash\":\"";
  private static final String END = "\"}";
  private static final int DIGITS = 64;

  /** The length of what is behind the bytes of which the hash is. */
  private static final int BEHIND = HASH.length() + DIGITS + END.length();

  private static final int TAIL = PREVIOUS.length() + DIGITS + 1 + BEHIND;

  /** Ends an entry whose object isn't closed yet, with its line end, and returns its hash. */
  static String end(JsonBytes out, int start, String previous) {
    out.raw(PREVIOUS).raw(previous).raw('"');
    MessageDigest digest = sha256();
    digest.update(out.toBuffer().position(start));
    String hash = HexFormat.of().formatHex(digest.digest());
    out.raw(HASH).raw(hash).raw(END).raw('\n');
    return hash;
  }

  /** Reads the bytes of a line; empty where they are no whole entry. */
  static Optional<ChainedLine> read(byte[] line, int length) {
    int tail = length - TAIL;
    if (tail < BEGIN.length || !startsAsEntry(line, length)) {
      return Optional.empty();
    }
    String text = new String(line, tail, TAIL, ISO_8859_1);
    String previous = text.substring(PREVIOUS.length(), PREVIOUS.length() + DIGITS);
    String hash = text.substring(TAIL - END.length() - DIGITS, TAIL - END.length());
    if (!text.equals(PREVIOUS + previous + '"' + HASH + hash + END)) {
      return Optional.empty();
    }
    MessageDigest digest = sha256();
    digest.update(line, 0, length - BEHIND);
    boolean isTrue = hash.equals(HexFormat.of().formatHex(digest.digest()));
    return Optional.of(new ChainedLine(previous, hash, isTrue));
  }

  /** Whether this begins as an entry does, as far as it goes. */
  static boolean startsAsEntry(byte[] line, int length) {
    int compared = Math.min(length, BEGIN.length);
    return Arrays.equals(line, 0, compared, BEGIN, 0, compared);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
