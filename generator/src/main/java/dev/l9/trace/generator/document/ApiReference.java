package dev.l9.trace.generator.document;

import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec;
import dev.l9.trace.generator.spec.TypeSpec.EnumSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.List;
import java.util.stream.Collectors;

/** The section of a README that says what can be asked of a module, and what it answers. */
final class ApiReference {

  private final ModuleSpec spec;
  private final List<ErrorSpec> errors;

  /**
   * The reference of a module.
   *
   * @param errors all that are declared, be it that the policy doesn't name them
   */
  ApiReference(ModuleSpec spec, List<ErrorSpec> errors) {
    this.spec = spec;
    this.errors = errors;
  }

  String text() {
    StringBuilder text = new StringBuilder("## API Reference\n\n");
    text.append(Markdown.head("Operation", "Answer", "Errors", "What it does"));
    spec.operations().forEach(operation -> text.append(operation(operation)));
    spec.operations().forEach(operation -> text.append(statuses(operation)));
    spec.types().forEach(type -> text.append(type(type)));
    spec.ports().forEach(port -> text.append(port(port)));
    text.append("\n### Errors\n\nAll of them extend ")
        .append(Markdown.code(spec.identity().name() + "Exception"))
        .append(", which is unchecked and sealed.\n\n");
    text.append(Markdown.head("Error", "What has happened"));
    errors.forEach(
        error ->
            text.append(Markdown.row(Markdown.code(error.name()), Markdown.sentence(error.doc()))));
    return text.toString();
  }

  private static String operation(OperationSpec operation) {
    return Markdown.row(
        Markdown.code(operation.name() + "(" + operation.input() + " request)"),
        operation.output().map(type -> Markdown.code(type.toString())).orElse("nothing"),
        operation.errors().isEmpty()
            ? "none of its own"
            : operation.errors().stream().map(Markdown::code).collect(Collectors.joining(", ")),
        Markdown.sentence(operation.doc()));
  }

  private static String statuses(OperationSpec operation) {
    if (!(operation.behaviour() instanceof Behaviour.SignedRequest signed)) {
      return "";
    }
    return "\n### Statuses of "
        + Markdown.code(operation.name())
        + "\n\n"
        + Markdown.head("Status", "When")
        + status(signed.statuses().accepted(), "The delivery was handed on, or was so earlier.")
        + status(
            signed.statuses().unauthorized(),
            "The signature is wrong, too old, or missing. Nothing was handed on.")
        + status(
            signed.statuses().failed(),
            "The delivery could not be handed on. It counts as new when it is sent again.");
  }

  private static String status(int status, String when) {
    return Markdown.row(Markdown.code(String.valueOf(status)), when);
  }

  private static String type(TypeSpec type) {
    String title = "\n### " + Markdown.code(type.name()) + "\n\n" + Markdown.sentence(type.doc());
    if (type instanceof EnumSpec values) {
      return title
          + " One of "
          + values.values().stream().map(Markdown::code).collect(Collectors.joining(", "))
          + ".\n";
    }
    StringBuilder text = new StringBuilder(title + "\n\n");
    text.append(Markdown.head("Component", "Type", "What it is", "What has to hold"));
    ((RecordSpec) type).fields().forEach(field -> text.append(component(field)));
    return text.toString();
  }

  private static String component(FieldSpec field) {
    String holds = Words.constraints(field.constraints());
    return Markdown.row(
        Markdown.code(field.name()),
        Markdown.code(field.type().toString()),
        Markdown.clause(field.doc()),
        holds.isEmpty() ? "not null" : holds);
  }

  private static String port(PortSpec port) {
    StringBuilder text =
        new StringBuilder(
            "\n### Port "
                + Markdown.code(port.name())
                + "\n\n"
                + Markdown.sentence(port.doc())
                + " Your program implements it.\n\n");
    text.append(Markdown.head("Method", "What it does"));
    for (PortSpec.Method method : port.methods()) {
      String result = method.output().map(TypeRef::toString).orElse("void");
      String input = method.input().map(TypeRef::toString).orElse("");
      text.append(
          Markdown.row(
              Markdown.code(result + " " + method.name() + "(" + input + ")"),
              Markdown.sentence(method.doc())));
    }
    return text.toString();
  }
}
