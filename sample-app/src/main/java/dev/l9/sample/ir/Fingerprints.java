package dev.l9.sample.ir;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for texts, the same in every run. */
public final class Fingerprints {

  private Fingerprints() {}

  /** The first 16 hexadecimal digits of the SHA-256 of the texts, each ended by a line feed. */
  @L9Traced(layer = HrmLayer.REASONING, operation = "reasoning.fingerprint", captureInputs = false)
  public static String of(String... texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
