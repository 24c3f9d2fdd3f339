package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.sample.RecordShapes;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A component of a result that has to be that of the request.
 *
 * @param component its name
 * @param of what is another one where they differ
 * @param differs the condition, of {@code request} and {@code result}
 */
record CallLink(String component, String of, CodeBlock differs) {

  /** The links between the input of the operation and an output: the correlation id, the thread. */
  static List<CallLink> of(OperationContext context, TypeRef output) {
    RecordShapes shapes = context.samples().shapes();
    List<CallLink> links = new ArrayList<>();
    if (shapes.has(context.operation().input(), "correlationId", "String")
        && shapes.has(output, "correlationId", "String")) {
      CodeBlock expected = context.correlationId();
      links.add(link("correlationId", "request", expected, isNullable(context)));
    }
    if (shapes.has(output, "threadId", "UUID")) {
      context.threadId().ifPresent(id -> links.add(link("threadId", "thread", id, false)));
    }
    return links;
  }

  private static boolean isNullable(OperationContext context) {
    return context.inputField("correlationId").orElseThrow().constraints().isNullable();
  }

  private static CallLink link(String component, String of, CodeBlock expected, boolean isNull) {
    CodeBlock differs =
        isNull
            ? CodeBlock.of("!$T.equals($L, result.$N())", Objects.class, expected, component)
            : CodeBlock.of("!$L.equals(result.$N())", expected, component);
    return new CallLink(component, of, differs);
  }
}
