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

/** Writes the tests of how conditions compare, and of each field that a rule may name. */
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
    List<ComparableField> others = new ArrayList<>(types.fields());
    for (boolean isOrdered : new boolean[] {false, true}) {
      types.fields().stream()
          .filter(field -> field.isOrdered() == isOrdered)
          .findFirst()
          .filter(others::remove)
          .ifPresent(field -> tests.add(field(field.field().name())));
    }
    if (!others.isEmpty()) {
      tests.add(others(others));
    }
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

  /** All operators. */
  private ContractTest field(String name) {
    TestBody body = new TestBody();
    fixture.comparisons(name).forEach(each -> compare(body, each, each.holds(), each.fails()));
    return test("compares" + ModuleNames.capitalized(name), body);
  }

  /** How values of a type are compared is known by then; that each field is read, isn't. */
  private ContractTest others(List<ComparableField> fields) {
    TestBody body = new TestBody();
    for (ComparableField field : fields) {
      Comparison first = fixture.comparisons(field.field().name()).get(0);
      compare(body, first, firstOf(first.holds()), firstOf(first.fails()));
    }
    return test("comparesTheOtherFields", body);
  }

  private static List<String> firstOf(List<String> values) {
    return values.subList(0, Math.min(1, values.size()));
  }

  private void compare(
      TestBody body, Comparison comparison, List<String> holds, List<String> fails) {
    String field = comparison.field();
    CodeBlock request = CodeBlock.of("$N", context.fixture().request(context.operation()));
    for (String value : holds) {
      body.equal(
          CodeBlock.of("$S", fixture.id(0)),
          fixture.matched(request, field, comparison.operator(), value));
    }
    for (String value : fails) {
      body.isNull(fixture.matched(request, field, comparison.operator(), value));
    }
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
