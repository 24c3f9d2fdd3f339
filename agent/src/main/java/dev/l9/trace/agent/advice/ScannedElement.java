package dev.l9.trace.agent.advice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the annotations of a class or a method say. Filled by the scanner. */
abstract class ScannedElement {

  /** Of our own annotation. */
  @Nullable TracedMark mark;

  /** Of another tracer's annotation, where those are wanted. */
  @Nullable TracedMark foreignMark;

  /** Whether one of them says that a tool made it. */
  boolean generated;

  /** The descriptors of all, whatever their retention. */
  final List<String> annotations = new ArrayList<>();
}
