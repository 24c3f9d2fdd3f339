package dev.l9.trace.agent.scan;

import dev.l9.trace.HrmLayer;
import java.util.List;
import java.util.Map;

/**
 * The elements of an {@code @L9Traced}, as written or by default; class names in internal form.
 *
 * @param metadata what an annotation of another tracer says of each execution
 */
public record TracedMark(
    String task,
    List<String> patterns,
    HrmLayer layer,
    String operation,
    boolean updateSource,
    String sourceFile,
    boolean captureInputs,
    boolean captureOutput,
    List<String> blockedBy,
    Map<String, String> metadata) {

  /** The mark of a method that is traced by an {@code include} pattern. */
  public static final TracedMark DEFAULT = named("", Map.of());

  /** A mark that says nothing but what its operation is called, and this metadata. */
  static TracedMark named(String operation, Map<String, String> metadata) {
    return new TracedMark(
        "", List.of(), HrmLayer.SYSTEM, operation, true, "", true, true, List.of(), metadata);
  }
}
