package dev.l9.trace.agent.advice;

import dev.l9.trace.HrmLayer;
import java.util.List;

/** The elements of an {@code @L9Traced}, as written or by default; class names in internal form. */
record TracedMark(
    String task,
    List<String> patterns,
    HrmLayer layer,
    String operation,
    boolean updateSource,
    String sourceFile,
    boolean captureInputs,
    boolean captureOutput,
    List<String> blockedBy) {

  /** The mark of a method that is traced by an {@code include} pattern. */
  static final TracedMark DEFAULT =
      new TracedMark("", List.of(), HrmLayer.SYSTEM, "", true, "", true, true, List.of());
}
