package dev.l9.trace.generator.document;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.text.JavaFiles;
import dev.l9.trace.generator.document.ServiceConstructor.Parameter;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * WIRING_SNIPPET: a class that starts a module in a program, registers it, and stops it; and the
 * commands that say whether it works.
 *
 * @param java the text of the class, which compiles against the module
 * @param className its full name
 * @param commands what to run afterwards
 */
public record Wiring(String java, String className, List<String> commands) {

  public Wiring {
    commands = List.copyOf(commands);
  }

  /**
   * The wiring of a module.
   *
   * @param files those that were generated for it
   */
  public static Wiring of(ModuleSpec spec, Extractions extractions, List<GeneratedFile> files) {
    ModuleNames names = new ModuleNames(spec, extractions);
    ServiceConstructor constructor = ServiceConstructor.of(spec, names, extractions, files);
    Optional<HttpWiring> http = HttpWiring.of(spec, names);
    ClassName name =
        ClassName.get(names.packageName() + ".wiring", spec.identity().name() + "Wiring");
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc("Starts and stops $T: move it to where your program begins.\n", names.api())
            .addField(field(names));
    type.addMethod(start(names, constructor, http));
    type.addMethod(registration(names));
    http.ifPresent(adapter -> adapter.addTo(type));
    String text = JavaFiles.text(name.packageName(), type.build());
    return new Wiring(text, name.canonicalName(), commands(spec, names));
  }

  private static FieldSpec field(ModuleNames names) {
    return FieldSpec.builder(names.api(), variable(names), Modifier.PRIVATE, Modifier.FINAL)
        .build();
  }

  static String variable(ModuleNames names) {
    return ModuleNames.variable(names.api().simpleName());
  }

  private static MethodSpec start(
      ModuleNames names, ServiceConstructor constructor, Optional<HttpWiring> http) {
    MethodSpec.Builder method =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("Start-up: the program gives what the module calls.\n");
    for (Parameter parameter : constructor.given()) {
      method.addParameter(parameter.type(), parameter.name());
    }
    method.addStatement(
        "this.$N = new $T($L)", variable(names), names.service(), arguments(constructor));
    http.ifPresent(adapter -> adapter.start(method));
    return method.build();
  }

  static CodeBlock arguments(ServiceConstructor constructor) {
    return constructor.parameters().stream()
        .map(
            parameter ->
                parameter.isClock()
                    ? CodeBlock.of("$T.systemUTC()", Clock.class)
                    : CodeBlock.of("$N", parameter.name()))
        .collect(CodeBlock.joining(", "));
  }

  private static MethodSpec registration(ModuleNames names) {
    return MethodSpec.methodBuilder(variable(names))
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Registration: hand this to whatever takes requests.\n")
        .returns(names.api())
        .addStatement("return $N", variable(names))
        .build();
  }

  /** One file at a time is tested by its name, since a module may be a part of a larger build. */
  private static List<String> commands(ModuleSpec spec, ModuleNames names) {
    String tests =
        List.of(names.typesTest(), names.serviceTest()).stream()
            .map(ClassName::simpleName)
            .collect(Collectors.joining(","));
    String maven = spec.maven().isPresent() ? "mvn test" : "mvn test -Dtest=" + tests;
    return List.of(maven, "l9 run -- " + maven, "l9 validate");
  }

  /** Whether the class opens something that has to be closed. */
  static boolean isClosed(ModuleSpec spec, ModuleNames names) {
    return HttpWiring.of(spec, names).isPresent();
  }
}
