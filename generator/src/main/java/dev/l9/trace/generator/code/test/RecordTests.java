package dev.l9.trace.generator.code.test;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.FieldCheck;
import dev.l9.trace.generator.code.sample.FieldChecks;
import dev.l9.trace.generator.code.sample.Samples;
import dev.l9.trace.generator.code.text.JavaFiles;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the tests of a record: what it refuses, what it takes, and that it copies. */
final class RecordTests {

  private static final String CONSTRAINTS = "records.constraints";
  private static final String NULLS = "records.nulls";

  private final RecordSpec record;
  private final ModuleNames names;
  private final Samples samples;
  private final FieldChecks checks;
  private final RecordFixture fixture;

  RecordTests(
      RecordSpec record,
      ModuleNames names,
      Samples samples,
      FieldChecks checks,
      RecordFixture fixture) {
    this.record = record;
    this.names = names;
    this.samples = samples;
    this.checks = checks;
    this.fixture = fixture;
  }

  List<ContractTest> list() {
    List<ContractTest> tests = new ArrayList<>();
    add(tests, "takesValuesAtTheirBounds", CONSTRAINTS, bounds());
    add(tests, "refusesValuesBeyondTheirBounds", CONSTRAINTS, broken());
    add(tests, "refusesNull", NULLS, nulls());
    add(tests, "takesNullWhereItMay", NULLS, nullables());
    for (FieldSpec field : record.fields()) {
      copies(field).ifPresent(body -> add(tests, copyName(field), CONSTRAINTS, body));
    }
    return tests;
  }

  private static String copyName(FieldSpec field) {
    return "copies" + ModuleNames.capitalized(field.name());
  }

  private void add(List<ContractTest> tests, String behaviour, String contract, CodeBlock body) {
    if (!body.isEmpty()) {
      tests.add(ContractTest.of(fixture.subject() + "_" + behaviour, contract, body));
    }
  }

  private CodeBlock bounds() {
    CodeBlock.Builder body = CodeBlock.builder();
    for (FieldSpec field : record.fields()) {
      for (FieldCheck check : checks.of(field)) {
        check.bound().ifPresent(bound -> body.add(taken(field, check, bound)));
      }
    }
    return body.build();
  }

  private CodeBlock taken(FieldSpec field, FieldCheck check, CodeBlock bound) {
    Optional<Integer> size = check.size();
    return CodeBlock.builder()
        .addStatement(
            size.isPresent()
                ? "$T.assertEquals($L, $L.$N().size())"
                : "$T.assertEquals($L, $L.$N())",
            JavaFiles.ASSERTIONS,
            size.isPresent() ? size.get() : bound,
            fixture.with(field, bound),
            field.name())
        .build();
  }

  private CodeBlock broken() {
    CodeBlock.Builder body = CodeBlock.builder();
    for (FieldSpec field : record.fields()) {
      for (FieldCheck check : checks.of(field)) {
        check
            .broken()
            .ifPresent(
                value ->
                    body.addStatement(
                        "assertRefuses($S, () -> $L)",
                        check.message(),
                        fixture.with(field, value)));
      }
    }
    return body.build();
  }

  private CodeBlock nulls() {
    CodeBlock.Builder body = CodeBlock.builder();
    for (FieldSpec field : record.fields()) {
      if (!isPrimitive(field) && !field.constraints().isNullable()) {
        body.addStatement(
            "assertRefusesNull($S, () -> $L)",
            field.name(),
            fixture.with(field, CodeBlock.of("null")));
      }
    }
    return body.build();
  }

  private CodeBlock nullables() {
    CodeBlock.Builder body = CodeBlock.builder();
    for (FieldSpec field : record.fields()) {
      if (!isPrimitive(field) && field.constraints().isNullable()) {
        body.addStatement(
            "$T.assertNull($L.$N())",
            JavaFiles.ASSERTIONS,
            fixture.with(field, CodeBlock.of("null")),
            field.name());
      }
    }
    return body.build();
  }

  private boolean isPrimitive(FieldSpec field) {
    return names.type(field.type()).isPrimitive();
  }

  /** A list that the caller changes afterwards. */
  private Optional<CodeBlock> copies(FieldSpec field) {
    Optional<Class<?>> mutable = MutableTypes.of(field);
    if (mutable.isEmpty()) {
      return Optional.empty();
    }
    TypeName type = names.type(field.type());
    CodeBlock before = samples.value(field, 0);
    return Optional.of(
        CodeBlock.builder()
            .addStatement("$T given = new $T<>($L)", type, mutable.get(), before)
            .addStatement(
                "$T made = $L",
                names.declared(record.name()),
                fixture.with(field, CodeBlock.of("given")))
            .addStatement("given.clear()")
            .addStatement(
                "$T.assertEquals($L, made.$N())", JavaFiles.ASSERTIONS, before, field.name())
            .addStatement(
                "$T.assertThrows($T.class, () -> made.$N().clear())",
                JavaFiles.ASSERTIONS,
                UnsupportedOperationException.class,
                field.name())
            .build());
  }
}
