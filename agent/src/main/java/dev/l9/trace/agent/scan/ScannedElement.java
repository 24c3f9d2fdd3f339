package dev.l9.trace.agent.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the annotations of a class or a method say. Filled by the scanner. */
abstract class ScannedElement {

  /** Of our own annotation. */
  @Nullable public TracedMark mark;

  /** Of another tracer's annotation, where those are wanted. */
  @Nullable public TracedMark foreignMark;

  /** Whether one of them says that a tool made it. */
  boolean generated;

  /** The descriptors of all, whatever their retention. */
  public final List<String> annotations = new ArrayList<>();
}
