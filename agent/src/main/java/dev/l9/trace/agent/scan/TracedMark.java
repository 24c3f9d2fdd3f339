package dev.l9.trace.agent.scan;

import dev.l9.trace.HrmLayer;
import java.util.List;
import java.util.Map;

/**
 * The elements of an {@code @L9Traced}, as written or by default. Names of classes are internal
 * names. Immutable.
 *
 * @param metadata the metadata that an annotation of another tracer gives to each execution
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

  /** Makes a mark that gives only the name of the operation and this metadata. */
  static TracedMark named(String operation, Map<String, String> metadata) {
    return new TracedMark(
        "", List.of(), HrmLayer.SYSTEM, operation, true, "", true, true, List.of(), metadata);
  }
}
