package dev.l9.trace.generator.code.behaviour.match;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.spec.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the tests of how conditions compare: one for each field that a rule may name. */
final class ComparisonTests {

  private static final Set<String> PRIMITIVES = Set.of("int", "long", "boolean");

  private final OperationContext context;
  private final MatchTypes types;
  private final MatchFixture fixture;

  ComparisonTests(OperationContext context, MatchTypes types, MatchFixture fixture) {
    this.context = context;
    this.types = types;
    this.fixture = fixture;
  }

  /** All of them. */
  List<ContractTest> all() {
    List<ContractTest> tests = new ArrayList<>();
    types.fields().forEach(field -> tests.add(field(field.field().name())));
    types.fields().stream()
        .map(ComparableField::field)
        .filter(ComparisonTests::mayBeMissing)
        .findFirst()
        .flatMap(this::missing)
        .ifPresent(tests::add);
    return tests;
  }

  private static boolean mayBeMissing(FieldSpec field) {
    return field.constraints().isNullable() && !PRIMITIVES.contains(field.type().name());
  }

  private ContractTest field(String name) {
    TestBody body = new TestBody();
    CodeBlock request = CodeBlock.of("$N", context.fixture().request(context.operation()));
    for (Comparison each : fixture.comparisons(name)) {
      for (String value : each.holds()) {
        body.equal(
            CodeBlock.of("$S", fixture.id(0)),
            fixture.matched(request, name, each.operator(), value));
      }
      for (String value : each.fails()) {
        body.isNull(fixture.matched(request, name, each.operator(), value));
      }
    }
    return test("compares" + ModuleNames.capitalized(name), body);
  }

  /** Of what is missing, only an inequality holds. */
  private Optional<ContractTest> missing(FieldSpec field) {
    CodeBlock request =
        context.samples().record(types.request(), 0, Map.of(field.name(), CodeBlock.of("null")));
    TestBody body =
        new TestBody()
            .then("$T request = $L", context.names().type(types.request()), request)
            .gap();
    for (Comparison each : fixture.comparisons(field.name())) {
      List<String> values = each.operator() == Operator.NOT_EQUALS ? each.fails() : each.holds();
      if (!values.isEmpty()) {
        ask(body, field.name(), each.operator(), values.get(0));
      }
    }
    return Optional.of(
        test("findsNothingWhere" + ModuleNames.capitalized(field.name()) + "IsMissing", body));
  }

  private void ask(TestBody body, String field, Operator operator, String value) {
    CodeBlock matched = fixture.matched(CodeBlock.of("request"), field, operator, value);
    if (operator == Operator.NOT_EQUALS) {
      body.equal(CodeBlock.of("$S", fixture.id(0)), matched);
    } else {
      body.isNull(matched);
    }
  }

  private ContractTest test(String behaviour, TestBody body) {
    return ContractTest.of(
        context.operation().name() + "_" + behaviour,
        "governance.first_match_by_priority",
        body.end());
  }
}
