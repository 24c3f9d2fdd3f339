package dev.l9.trace.generator.document;

import com.palantir.javapoet.ClassName;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the constructor of the generated service takes. It is read from the generated file, so that
 * the documents say what the code has.
 *
 * @param parameters in their order
 */
record ServiceConstructor(List<Parameter> parameters) {

  private static final Pattern PARAMETER = Pattern.compile("([\\w.]+)\\s+(\\w+)");

  ServiceConstructor {
    parameters = List.copyOf(parameters);
  }

  /** A parameter. */
  record Parameter(ClassName type, String name) {

    /** Whether the wiring makes it, and nobody has to give it. */
    boolean isClock() {
      return type.equals(ClassName.get(Clock.class));
    }
  }

  /** Finds it. */
  static ServiceConstructor of(
      ModuleSpec spec, ModuleNames names, Extractions extractions, List<GeneratedFile> files) {
    String path = ModuleNames.mainFile(names.service());
    String text =
        files.stream()
            .filter(file -> file.path().equals(path))
            .map(GeneratedFile::text)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(path + " was not generated"));
    String service = names.service().simpleName();
    Matcher constructor = Pattern.compile("public " + service + "\\(([^)]*)\\)").matcher(text);
    if (!constructor.find()) {
      throw new IllegalStateException(path + " has no public constructor");
    }
    List<Parameter> parameters = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(constructor.group(1));
    while (parameter.find()) {
      ClassName type = type(parameter.group(1), spec, names, extractions, text);
      parameters.add(new Parameter(type, parameter.group(2)));
    }
    return new ServiceConstructor(parameters);
  }

  private static ClassName type(
      String written, ModuleSpec spec, ModuleNames names, Extractions extractions, String text) {
    String simple = written.substring(written.lastIndexOf('.') + 1);
    if (spec.ports().stream().anyMatch(port -> port.name().equals(simple))) {
      return names.declared(simple);
    }
    Optional<ExtractedType> extracted = extractions.type(simple);
    if (extracted.isPresent()) {
      return ClassName.bestGuess(extracted.get().qualifiedName());
    }
    Matcher imported =
        Pattern.compile("(?m)^import ([\\w.]+\\." + Pattern.quote(simple) + ");").matcher(text);
    return imported.find()
        ? ClassName.bestGuess(imported.group(1))
        : ClassName.get(names.packageName(), simple);
  }

  /** Those that a program has to give. */
  List<Parameter> given() {
    return parameters.stream().filter(parameter -> !parameter.isClock()).toList();
  }
}
