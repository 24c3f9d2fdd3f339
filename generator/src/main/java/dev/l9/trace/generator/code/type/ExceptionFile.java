package dev.l9.trace.generator.code.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.behaviour.ErrorMapping;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.text.Sentences;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import javax.lang.model.element.Modifier;

/** Writes the errors that operations end with: a sealed type, and a final one for each error. */
public final class ExceptionFile {

  private final ModuleNames names;
  private final ErrorMapping errors;

  /** The errors of a module. */
  public ExceptionFile(ModuleNames names, ErrorMapping errors) {
    this.names = names;
    this.errors = errors;
  }

  /** The sealed type. */
  public TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(names.exception())
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT, Modifier.SEALED)
            .superclass(RuntimeException.class)
            .addJavadoc("An operation of {@link $L} has failed.\n", names.api().simpleName())
            .addField(serialVersion());
    if (errors.isCorrelated()) {
      type.addField(String.class, "correlationId", Modifier.PRIVATE, Modifier.FINAL);
    }
    type.addMethod(constructor());
    if (errors.isCorrelated()) {
      type.addMethod(correlationId());
    }
    errors.errors().forEach(error -> type.addType(error(error)));
    return type.build();
  }

  private static FieldSpec serialVersion() {
    return FieldSpec.builder(
            long.class, "serialVersionUID", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("1L")
        .build();
  }

  private MethodSpec constructor() {
    MethodSpec.Builder constructor = parameters("message").addModifiers(Modifier.PRIVATE);
    constructor.addParameter(Throwable.class, "cause").addStatement("super(message, cause)");
    if (errors.isCorrelated()) {
      constructor.addStatement("this.correlationId = correlationId");
    }
    return constructor.build();
  }

  private static MethodSpec correlationId() {
    return MethodSpec.methodBuilder("correlationId")
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addJavadoc("The correlation id of the request that failed.\n")
        .returns(String.class)
        .addStatement("return correlationId")
        .build();
  }

  private TypeSpec error(ErrorSpec error) {
    return TypeSpec.classBuilder(error.name())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .superclass(names.exception())
        .addJavadoc("$L\n", Sentences.sentence(error.doc()))
        .addField(serialVersion())
        .addMethod(withoutCause())
        .addMethod(withCause(error))
        .build();
  }

  private MethodSpec withoutCause() {
    return parameters("detail")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Fails without an exception that caused it.\n\n$L", docs())
        .addStatement("this($Ldetail, null)", correlation())
        .build();
  }

  private MethodSpec withCause(ErrorSpec error) {
    return parameters("detail")
        .addModifiers(Modifier.PUBLIC)
        .addParameter(Throwable.class, "cause")
        .addJavadoc("Fails because of an exception.\n\n$L@param cause the exception\n", docs())
        .addStatement(
            "super($L$S + detail, cause)", correlation(), Sentences.stripped(error.doc()) + ": ")
        .build();
  }

  private MethodSpec.Builder parameters(String text) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    if (errors.isCorrelated()) {
      constructor.addParameter(String.class, "correlationId");
    }
    return constructor.addParameter(String.class, text);
  }

  private CodeBlock docs() {
    CodeBlock correlation =
        errors.isCorrelated()
            ? CodeBlock.of("@param correlationId that of the request\n")
            : CodeBlock.of("");
    return CodeBlock.of("$L@param detail what has failed\n", correlation);
  }

  private String correlation() {
    return errors.isCorrelated() ? "correlationId, " : "";
  }
}
