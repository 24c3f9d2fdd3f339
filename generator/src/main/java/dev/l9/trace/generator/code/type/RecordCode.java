package dev.l9.trace.generator.code.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.FieldCheck;
import dev.l9.trace.generator.code.sample.FieldChecks;
import dev.l9.trace.generator.code.text.Sentences;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Writes a record whose constructor checks and copies its components. */
final class RecordCode {

  /** The types whose values somebody could change later, and the types that copy them. */
  private static final Map<String, Class<?>> COPIED =
      Map.of("Collection", List.class, "List", List.class, "Set", Set.class, "Map", Map.class);

  private final ModuleNames names;
  private final FieldChecks checks;

  RecordCode(ModuleNames names, FieldChecks checks) {
    this.names = names;
    this.checks = checks;
  }

  TypeSpec write(RecordSpec record) {
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(record.name())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("$L\n", Sentences.sentence(record.doc()));
    MethodSpec.Builder components = MethodSpec.constructorBuilder();
    CodeBlock.Builder body = CodeBlock.builder();
    CodeBlock.Builder docs = CodeBlock.builder();
    for (dev.l9.trace.generator.spec.FieldSpec field : record.fields()) {
      components.addParameter(
          ParameterSpec.builder(names.type(field.type()), field.name()).build());
      docs.add("@param $L $L\n", field.name(), doc(field));
      body.add(statements(field));
      field.constraints().pattern().ifPresent(pattern -> type.addField(pattern(field, pattern)));
    }
    type.recordConstructor(components.build());
    type.addJavadoc(
        record.fields().isEmpty() ? CodeBlock.of("") : CodeBlock.of("\n$L", docs.build()));
    if (!body.isEmpty()) {
      boolean copies = record.fields().stream().anyMatch(field -> copier(field).isPresent());
      type.addMethod(constructor(body.build(), copies));
    }
    return type.build();
  }

  private static MethodSpec constructor(CodeBlock body, boolean copies) {
    return MethodSpec.compactConstructorBuilder()
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            copies
                ? "Checks the components, and copies those that a caller could change later.\n"
                : "Checks the components.\n")
        .addCode(body)
        .build();
  }

  private String doc(dev.l9.trace.generator.spec.FieldSpec field) {
    StringBuilder doc = new StringBuilder(Sentences.clause(field.doc()));
    if (field.constraints().isNullable()) {
      append(doc, "may be null");
    }
    for (FieldCheck check : checks.of(field)) {
      append(doc, check.clause());
    }
    return doc.isEmpty() ? "a value" : doc.toString();
  }

  private static void append(StringBuilder doc, String clause) {
    doc.append(doc.isEmpty() ? "" : doc.indexOf(";") < 0 ? "; " : ", ").append(clause);
  }

  private CodeBlock statements(dev.l9.trace.generator.spec.FieldSpec field) {
    boolean isNullable = field.constraints().isNullable();
    CodeBlock.Builder code = CodeBlock.builder();
    if (!isNullable && !names.type(field.type()).isPrimitive()) {
      code.addStatement(
          "$T.requireNonNull($N, $S)",
          Objects.class,
          field.name(),
          field.name() + " must not be null");
    }
    code.add(copy(field, isNullable));
    for (FieldCheck check : checks.of(field)) {
      CodeBlock holds =
          isNullable
              ? CodeBlock.of("$N == null || $L", field.name(), check.holds())
              : check.holds();
      code.addStatement("require($L, $S)", holds, check.message());
    }
    return code.build();
  }

  private static CodeBlock copy(dev.l9.trace.generator.spec.FieldSpec field, boolean isNullable) {
    Optional<Class<?>> copier = copier(field);
    if (copier.isEmpty()) {
      return CodeBlock.of("");
    }
    CodeBlock copy = CodeBlock.of("$T.copyOf($N)", copier.get(), field.name());
    return CodeBlock.builder()
        .addStatement(
            isNullable ? "$1N = $1N == null ? null : $2L" : "$1N = $2L", field.name(), copy)
        .build();
  }

  private static Optional<Class<?>> copier(dev.l9.trace.generator.spec.FieldSpec field) {
    String type = field.type().name();
    return Optional.ofNullable(COPIED.get(type.substring(type.lastIndexOf('.') + 1)));
  }

  private static FieldSpec pattern(dev.l9.trace.generator.spec.FieldSpec field, String pattern) {
    return FieldSpec.builder(
            TypeName.get(Pattern.class),
            FieldChecks.patternConstant(field),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer("$T.compile($S)", Pattern.class, pattern)
        .build();
  }
}
