package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.ErrorMapping;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.FieldChecks;
import dev.l9.trace.generator.code.sample.Samples;
import dev.l9.trace.generator.code.text.JavaFiles;
import dev.l9.trace.generator.code.text.Sentences;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.EnumSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the test of the types: records, enums and errors. */
public final class TypesTestFile {

  private final ModuleNames names;
  private final SharedRecords shared;
  private final Samples samples;
  private final ErrorMapping errors;
  private final List<ContractTest> tests = new ArrayList<>();
  private final List<RecordFixture> fixtures = new ArrayList<>();

  /** The test of the types of this spec. */
  public TypesTestFile(ModuleSpec spec, ModuleNames names, Samples samples, ErrorMapping errors) {
    this.names = names;
    this.shared = new SharedRecords(spec, names, samples);
    this.samples = samples.named(shared.named());
    this.errors = errors;
    spec.types().forEach(this::addTests);
    errors.errors().forEach(error -> tests.add(test(error)));
  }

  private void addTests(dev.l9.trace.generator.spec.TypeSpec type) {
    if (type instanceof RecordSpec record) {
      // A record that no test can make is a blocker, even where no test would make one.
      samples.record(TypeRef.of(record.name()), 0, Map.of());
      RecordFixture fixture = new RecordFixture(record, names, samples);
      List<ContractTest> found =
          new RecordTests(record, names, samples, new FieldChecks(samples), fixture).list();
      tests.addAll(found);
      if (!found.isEmpty()) {
        fixtures.add(fixture);
      }
    } else {
      tests.add(values((EnumSpec) type));
    }
  }

  /** The tests, with the contracts that they prove. */
  public List<ContractTest> tests() {
    return List.copyOf(tests);
  }

  /** The class. */
  public TypeSpec write() {
    TypeSpec.Builder type = TypeSpec.classBuilder(names.typesTest()).addModifiers(Modifier.FINAL);
    type.addFields(shared.constants());
    tests.forEach(test -> type.addMethod(TestMethods.of(test)));
    if (uses("assertRefuses(")) {
      type.addMethod(TestMethods.assertRefuses());
    }
    if (uses("assertRefusesNull(")) {
      type.addMethod(TestMethods.assertRefusesNull());
    }
    fixtures.forEach(fixture -> fixture.addTo(type));
    return type.build();
  }

  private boolean uses(String call) {
    return tests.stream().anyMatch(test -> test.body().toString().contains(call));
  }

  private ContractTest values(EnumSpec values) {
    CodeBlock expected =
        values.values().stream()
            .map(value -> CodeBlock.of("$S", value))
            .collect(CodeBlock.joining(", ", "", ""));
    TypeName type = names.declared(values.name());
    return ContractTest.of(
        ModuleNames.variable(values.name()) + "_hasItsValuesInOrder",
        "records.constraints",
        CodeBlock.builder()
            .addStatement(
                "$T.assertEquals($T.of($L), $T.stream($T.values()).map($T::name).toList())",
                JavaFiles.ASSERTIONS,
                List.class,
                expected,
                Arrays.class,
                type,
                type)
            .build());
  }

  private ContractTest test(ErrorSpec error) {
    TypeName type = names.error(error.name());
    String correlation = errors.isCorrelated() ? "\"correlationId-1\", " : "";
    String message = Sentences.stripped(error.doc()) + ": the port failed";
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$1T cause = new $1T()", IllegalStateException.class);
    body.addStatement(
        "$T error = new $T($Lthe port failed, cause)".replace("the port failed", "$S"),
        names.exception(),
        type,
        correlation,
        "the port failed");
    body.addStatement("$T.assertEquals($S, error.getMessage())", JavaFiles.ASSERTIONS, message);
    body.addStatement("$T.assertSame(cause, error.getCause())", JavaFiles.ASSERTIONS);
    if (errors.isCorrelated()) {
      body.addStatement(
          "$T.assertEquals($S, error.correlationId())", JavaFiles.ASSERTIONS, "correlationId-1");
    }
    body.addStatement(
        "$T.assertNull(new $T($L$S).getCause())",
        JavaFiles.ASSERTIONS,
        type,
        correlation,
        "the port failed");
    return ContractTest.of(
        ModuleNames.variable(error.name()) + "_saysWhatFailedAndWhy", "errors.typed", body.build());
  }
}
