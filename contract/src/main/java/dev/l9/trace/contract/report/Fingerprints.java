package dev.l9.trace.contract.report;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import dev.l9.trace.contract.rule.Violation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names violations, so that a service knows them again in the next report: by rule, path and
 * symbol, and by a number where several have the same. Not thread-safe.
 */
final class Fingerprints {

  private static final int BYTES = 16;

  private final Map<String, Integer> counts = new HashMap<>();

  /** The name of the next violation of a report. */
  String of(Violation violation) {
    String key = violation.rule().id() + "\0" + violation.path() + "\0" + violation.symbol();
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_16BE));
      String name = HexFormat.of().formatHex(hash, 0, BYTES);
      return name + ":" + counts.merge(name, 1, Integer::sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
