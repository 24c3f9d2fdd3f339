package dev.l9.trace.agent.scan;

import dev.l9.trace.bootstrap.AnnotationFamily;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import org.jspecify.annotations.Nullable;

/** Knows which annotations matter for tracing. Immutable. */
public final class AnnotationScanner {

  private static final String SPAN_ATTRIBUTE =
      "Lio/opentelemetry/instrumentation/annotations/SpanAttribute;";
  private static final String SPAN_TAG = "Lio/micrometer/tracing/annotation/SpanTag;";

  private final List<String> foreignMarks = new ArrayList<>();

  /** Makes a scanner for which the annotations of these families mark methods too. */
  public AnnotationScanner(List<AnnotationFamily> families) {
    for (AnnotationFamily family : families) {
      foreignMarks.addAll(family.marks());
    }
  }

  /** Notes an annotation of a class or a method. */
  @Nullable AnnotationVisitor scan(String descriptor, ScannedElement annotated) {
    annotated.annotations.add(descriptor);
    annotated.generated |= GeneratedMethods.isGenerated(descriptor);
    if (descriptor.equals(TracedMarks.L9_TRACED)) {
      return new AnnotationReader(values -> annotated.mark = TracedMarks.l9Traced(values));
    }
    return foreignMarks.contains(descriptor)
        ? new AnnotationReader(
            values -> annotated.foreignMark = TracedMarks.foreign(descriptor, values))
        : null;
  }

  /** Notes an annotation of a parameter, which may give the parameter another name. */
  @Nullable AnnotationVisitor scanParameter(String descriptor, int index, ScannedMethod method) {
    boolean names = descriptor.equals(SPAN_ATTRIBUTE) || descriptor.equals(SPAN_TAG);
    return foreignMarks.isEmpty() || !names
        ? null
        : new AnnotationReader(
            values -> method.parameterLabels.put(index, values.firstText("value", "key")));
  }
}
