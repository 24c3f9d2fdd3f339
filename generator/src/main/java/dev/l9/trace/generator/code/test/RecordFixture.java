package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.Samples;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.Map;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/**
 * How tests make a record of which one component has a value of their choice. A record of few
 * components is made by its constructor; for others, a mutable class holds valid components, and a
 * test changes one of them.
 */
final class RecordFixture {

  private static final int FEW = 3;

  private final RecordSpec record;
  private final ModuleNames names;
  private final Samples samples;

  RecordFixture(RecordSpec record, ModuleNames names, Samples samples) {
    this.record = record;
    this.names = names;
    this.samples = samples;
  }

  private boolean isSmall() {
    return record.fields().size() <= FEW;
  }

  /** The name of the record, as names of tests begin with it. */
  String subject() {
    return ModuleNames.variable(record.name());
  }

  /** A record that is valid but for the component. */
  CodeBlock with(dev.l9.trace.generator.spec.FieldSpec field, CodeBlock value) {
    return isSmall()
        ? samples.record(TypeRef.of(record.name()), 0, Map.of(field.name(), value))
        : CodeBlock.of("$N(it -> it.$N = $L)", subject(), field.name(), value);
  }

  /** Adds what {@link #with} needs. */
  void addTo(TypeSpec.Builder test) {
    if (!isSmall()) {
      test.addMethod(maker()).addType(parts());
    }
  }

  private ClassName partsName() {
    return ClassName.get("", record.name() + "Parts");
  }

  private MethodSpec maker() {
    CodeBlock arguments =
        record.fields().stream()
            .map(field -> CodeBlock.of("parts.$N", field.name()))
            .collect(CodeBlock.joining(", "));
    TypeName change = ParameterizedTypeName.get(ClassName.get(Consumer.class), partsName());
    return MethodSpec.methodBuilder(subject())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(names.declared(record.name()))
        .addParameter(change, "change")
        .addStatement("$1T parts = new $1T()", partsName())
        .addStatement("change.accept(parts)")
        .addStatement("return new $T($L)", names.declared(record.name()), arguments)
        .build();
  }

  private TypeSpec parts() {
    TypeSpec.Builder parts =
        TypeSpec.classBuilder(partsName())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("Valid components; a test changes one of them.\n");
    for (dev.l9.trace.generator.spec.FieldSpec field : record.fields()) {
      parts.addField(
          FieldSpec.builder(names.type(field.type()), field.name(), Modifier.PRIVATE)
              .initializer(samples.value(field, 0))
              .build());
    }
    return parts.build();
  }
}
