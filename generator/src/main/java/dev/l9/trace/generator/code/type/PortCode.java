package dev.l9.trace.generator.code.type;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.text.Sentences;
import dev.l9.trace.generator.spec.PortSpec;
import javax.lang.model.element.Modifier;

/** Writes a port: an interface that the module calls, and that others implement. */
final class PortCode {

  private final ModuleNames names;
  private final TypeDocs docs;

  PortCode(ModuleNames names, TypeDocs docs) {
    this.names = names;
    this.docs = docs;
  }

  TypeSpec write(PortSpec port) {
    TypeSpec.Builder type =
        TypeSpec.interfaceBuilder(port.name())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("$L\n", Sentences.sentence(port.doc()));
    if (port.methods().size() == 1) {
      type.addAnnotation(FunctionalInterface.class);
    }
    port.methods().forEach(method -> type.addMethod(method(method)));
    return type.build();
  }

  private MethodSpec method(PortSpec.Method method) {
    MethodSpec.Builder code =
        MethodSpec.methodBuilder(method.name())
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
            .addJavadoc("$L\n", Sentences.sentence(method.doc()))
            .returns(method.output().map(names::type).orElse(TypeName.VOID));
    CodeBlock.Builder tags = CodeBlock.builder();
    method
        .input()
        .ifPresent(
            input -> {
              String name = ModuleNames.variable(input.name());
              code.addParameter(names.type(input), name);
              tags.add("@param $L $L\n", name, docs.clause(input));
            });
    method.output().ifPresent(output -> tags.add("@return $L; never null\n", docs.clause(output)));
    if (!tags.isEmpty()) {
      code.addJavadoc("\n$L", tags.build());
    }
    return code.build();
  }
}
