package dev.l9.trace.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Annotations of other tracers that mark methods too, if the user chooses them. Immutable. */
public enum AnnotationFamily {
  OTEL(List.of("Lio/opentelemetry/instrumentation/annotations/WithSpan;")),
  MICROMETER(
      List.of(
          "Lio/micrometer/observation/annotation/Observed;",
          "Lio/micrometer/tracing/annotation/NewSpan;"));

  @SuppressWarnings("ImmutableEnumChecker") // List.of returns an immutable list.
  private final List<String> marks;

  AnnotationFamily(List<String> marks) {
    this.marks = marks;
  }

  /** The descriptors of the annotations that mark a method, or all methods of a type. */
  public List<String> marks() {
    return marks;
  }

  /**
   * Parses names that are separated by {@code ;}.
   *
   * @throws IllegalArgumentException where a name isn't known
   */
  static List<AnnotationFamily> parseList(String text) {
    List<AnnotationFamily> families = new ArrayList<>();
    for (String name : text.split(";", 0)) {
      if (!name.isBlank()) {
        families.add(valueOf(name.trim().toUpperCase(Locale.ROOT)));
      }
    }
    return families;
  }
}
