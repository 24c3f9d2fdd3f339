package dev.l9.trace.generator.document;

import dev.l9.trace.generator.code.behaviour.ErrorMapping;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.RecordShapes;
import dev.l9.trace.generator.document.ServiceConstructor.Parameter;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import java.util.List;
import java.util.stream.Collectors;

/** README: the seven sections of a module's documentation, in their order. */
public final class Readme {

  /** The name of its file. */
  public static final String FILE = "README.md";

  private final ModuleSpec spec;
  private final ModuleNames names;
  private final ServiceConstructor constructor;
  private final List<ErrorSpec> errors;
  private final Wiring wiring;

  private Readme(
      ModuleSpec spec, Extractions extractions, List<GeneratedFile> files, Wiring wiring) {
    this.spec = spec;
    this.names = new ModuleNames(spec, extractions);
    this.constructor = ServiceConstructor.of(spec, names, extractions, files);
    this.errors = new ErrorMapping(spec, names, new RecordShapes(spec, extractions)).errors();
    this.wiring = wiring;
  }

  /**
   * The README of a module.
   *
   * @param files those that were generated for it
   */
  public static GeneratedFile of(
      ModuleSpec spec, Extractions extractions, List<GeneratedFile> files, Wiring wiring) {
    String text = new Readme(spec, extractions, files, wiring).text();
    return new GeneratedFile(FILE, FileRole.DOCUMENT, text);
  }

  private String text() {
    return String.join(
        "\n",
        title(),
        quickStart(),
        environment(),
        architecture(),
        wiring(),
        new ApiReference(spec, errors).text(),
        new Troubleshooting(spec, errors).text());
  }

  private String title() {
    return "# "
        + spec.identity().name()
        + " — "
        + Markdown.sentence(spec.identity().purpose())
        + "\n";
  }

  private String quickStart() {
    String variable = Wiring.variable(names);
    StringBuilder code = new StringBuilder();
    code.append(spec.identity().name() + " " + variable + " = new ");
    code.append(names.service().simpleName() + "(" + arguments() + ");\n");
    for (OperationSpec operation : spec.operations()) {
      String name = spec.operations().size() == 1 ? "result" : operation.name() + "Result";
      String result = operation.output().map(type -> type + " " + name + " = ").orElse("");
      code.append(result + variable + "." + operation.name() + "(request);\n");
    }
    return "## Quick Start\n\n"
        + "1. Set no environment variables: the module reads none.\n"
        + "2. Wire it"
        + given()
        + ":\n\n"
        + indented(Markdown.fenced("java", code.toString()))
        + "3. Test it; Maven has to find `dev.l9:l9-annotations`, which says what is traced:\n\n"
        + indented(Markdown.fenced("sh", String.join("\n", wiring.commands().subList(0, 1))));
  }

  private static String indented(String text) {
    return text.lines()
        .map(line -> line.isEmpty() ? line : "   " + line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String arguments() {
    return constructor.parameters().stream()
        .map(parameter -> parameter.isClock() ? "Clock.systemUTC()" : parameter.name())
        .collect(Collectors.joining(", "));
  }

  private String given() {
    List<Parameter> given = constructor.given();
    return given.isEmpty()
        ? ""
        : ", with your "
            + given.stream()
                .map(parameter -> Markdown.code(parameter.type().simpleName()))
                .collect(Collectors.joining(" and "));
  }

  private static String environment() {
    return "## Environment Variables\n\n"
        + Markdown.head("Variable", "Meaning")
        + Markdown.row(
            "none",
            "The module reads no environment variable, no system property and no file. All that it"
                + " needs is given to its constructor.");
  }

  private String architecture() {
    Diagram diagram = new Diagram(spec);
    StringBuilder text = new StringBuilder("## Architecture\n\n");
    text.append(Markdown.fenced("mermaid", diagram.mermaid()));
    for (OperationSpec operation : spec.operations()) {
      text.append("\nWhat ").append(Markdown.code(operation.name())).append(" does:\n\n");
      text.append(Markdown.items(diagram.steps(operation)));
    }
    return text.append(
            "\nThe module keeps no state but what is said here, and several threads may call it if"
                + " they may call what it is made of.\n")
        .toString();
  }

  private String wiring() {
    String close =
        Wiring.isClosed(spec, names)
            ? "Its constructor starts the server, and `close()` stops it."
            : "There is nothing to stop at the end: the module holds nothing open.";
    return "## Wiring Instructions\n\nCopy this class into your program. "
        + close
        + "\n\n"
        + Markdown.fenced("java", wiring.java())
        + "\nThen see that it works; the second command runs the tests with the agent, which fills"
        + " the DORA blocks, and the third checks the metadata of the files:\n\n"
        + Markdown.fenced("sh", String.join("\n", wiring.commands()));
  }
}
