package dev.l9.trace.agent.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the annotations of a class or a method say. The scanner fills it. */
abstract class ScannedElement {

  /** The mark by our own annotation; null if there is none. */
  @Nullable public TracedMark mark;

  /** The mark by another tracer's annotation; null if there is none, or if these aren't wanted. */
  @Nullable public TracedMark foreignMark;

  /** Whether an annotation says that a tool made the class or method. */
  boolean generated;

  /** The descriptors of all annotations of any retention. */
  public final List<String> annotations = new ArrayList<>();
}
