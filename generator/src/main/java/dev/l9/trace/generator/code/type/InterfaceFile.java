package dev.l9.trace.generator.code.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.behaviour.ErrorMapping;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.FieldChecks;
import dev.l9.trace.generator.code.text.Sentences;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.EnumSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the interface of the operations, in which the declared types and the ports are nested. */
public final class InterfaceFile {

  private final ModuleSpec spec;
  private final ModuleNames names;
  private final FieldChecks checks;
  private final ErrorMapping errors;
  private final TypeDocs docs;

  /** The interface of the module of this spec. */
  public InterfaceFile(
      ModuleSpec spec, ModuleNames names, FieldChecks checks, ErrorMapping errors) {
    this.spec = spec;
    this.names = names;
    this.checks = checks;
    this.errors = errors;
    this.docs = new TypeDocs(spec);
  }

  /** The interface. */
  public TypeSpec write() {
    TypeSpec.Builder api =
        TypeSpec.interfaceBuilder(names.api())
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc("$L\n", Sentences.sentence(spec.identity().purpose()));
    spec.operations().forEach(operation -> api.addMethod(operation(operation)));
    if (isChecked()) {
      api.addMethod(require());
    }
    RecordCode records = new RecordCode(names, checks);
    for (dev.l9.trace.generator.spec.TypeSpec type : spec.types()) {
      api.addType(
          type instanceof RecordSpec record ? records.write(record) : values((EnumSpec) type));
    }
    PortCode ports = new PortCode(names, docs);
    spec.ports().forEach(port -> api.addType(ports.write(port)));
    return api.build();
  }

  private boolean isChecked() {
    return spec.types().stream()
        .flatMap(type -> type instanceof RecordSpec record ? record.fields().stream() : null)
        .anyMatch(field -> !checks.of(field).isEmpty());
  }

  private MethodSpec operation(OperationSpec operation) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(operation.name())
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
            .addJavadoc("$L\n\n", Sentences.sentence(operation.doc()))
            .addParameter(names.type(operation.input()), "request");
    Optional<TypeRef> output = operation.output();
    method.addJavadoc("@param request $L\n", docs.clause(operation.input()));
    output.ifPresent(type -> method.addJavadoc("@return $L\n", docs.clause(type)));
    method.returns(output.map(names::type).orElse(TypeName.VOID));
    for (String error : operation.errors()) {
      method.addJavadoc("$L", thrown(error));
    }
    return method.build();
  }

  private CodeBlock thrown(String name) {
    return errors
        .declared(name)
        .map(
            error ->
                CodeBlock.of(
                    "@throws $L.$L if $L\n",
                    names.exception().simpleName(),
                    name,
                    Sentences.lower(Sentences.clause(error.doc()))))
        .orElse(CodeBlock.of(""));
  }

  private static TypeSpec values(EnumSpec values) {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(values.name())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("$L\n", Sentences.sentence(values.doc()));
    values.values().forEach(type::addEnumConstant);
    return type.build();
  }

  private static MethodSpec require() {
    return MethodSpec.methodBuilder("require")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(boolean.class, "holds")
        .addParameter(String.class, "message")
        .beginControlFlow("if (!holds)")
        .addStatement("throw new $T(message)", IllegalArgumentException.class)
        .endControlFlow()
        .build();
  }
}
