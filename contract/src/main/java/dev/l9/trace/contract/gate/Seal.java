package dev.l9.trace.contract.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A checksum that is written beside a text of ours, so that a later version too knows whether the
 * text is still ours alone. It is no protection against those who want to deceive it.
 */
final class Seal {

  /** The checksum, as a group of a regular expression. */
  static final String PATTERN = "([0-9a-f]{16})";

  private static final int LENGTH = 8;

  private Seal() {}

  /** The checksum of a text, which is the same for the line ends of all systems. */
  static String of(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(unixLines(text).getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }

  /** The text with the line ends that it was written with: git may have changed them. */
  static String unixLines(String text) {
    return text.replace("\r\n", "\n");
  }
}
