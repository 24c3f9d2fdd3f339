package dev.l9.trace.contract.audit;

import java.time.Instant;

/**
 * What was done to one file, and what came of it. Immutable. Texts of more than 8,000 characters
 * are cut.
 *
 * @param timestamp when; the entries of one run have the same
 * @param filePath relative to the root of the project, with {@code /} between folders
 * @param componentId what the header says; empty if that says nothing
 * @param reason why it failed; empty if it passed
 */
public record AuditEntry(
    Instant timestamp,
    AuditAction action,
    String filePath,
    String componentId,
    boolean isPass,
    String reason) {

  private static final int MAX_LENGTH = 8_000;

  public AuditEntry {
    filePath = cut(filePath);
    componentId = cut(componentId);
    reason = cut(reason);
    if (isPass && !reason.isEmpty()) {
      throw new IllegalArgumentException("it passed, and failed because of " + reason);
    }
  }

  /** What passed. */
  public static AuditEntry pass(
      Instant timestamp, AuditAction action, String filePath, String componentId) {
    return new AuditEntry(timestamp, action, filePath, componentId, true, "");
  }

  /** What failed. */
  public static AuditEntry fail(
      Instant timestamp, AuditAction action, String filePath, String componentId, String reason) {
    return new AuditEntry(timestamp, action, filePath, componentId, false, reason);
  }

  private static String cut(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 2)) ? 2 : 1;
    return text.substring(0, MAX_LENGTH - end) + "…";
  }
}
