package dev.l9.trace.generator.code.behaviour.match;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.spec.Behaviour.FirstMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the tests of rules that can't be loaded, or that don't fit the requests. */
final class LoadFailureTests {

  private final OperationContext context;
  private final FirstMatch match;
  private final MatchTypes types;
  private final MatchFixture fixture;

  LoadFailureTests(
      OperationContext context, FirstMatch match, MatchTypes types, MatchFixture fixture) {
    this.context = context;
    this.match = match;
    this.types = types;
    this.fixture = fixture;
  }

  /** All of them. */
  List<ContractTest> all() {
    List<ContractTest> tests = new ArrayList<>();
    tests.add(failure());
    tests.add(noList());
    Operator operator = types.operators().get(0);
    tests.add(bad("ARuleNamesNoField", fixture.condition("noSuchField", operator, "1")));
    unordered().ifPresent(each -> tests.add(bad("ARuleAsksForAnOrderThatIsNone", each)));
    unreadable().ifPresent(each -> tests.add(bad("ARuleHasNoValueOfTheField", each)));
    return tests;
  }

  private ContractTest failure() {
    TestBody body =
        new TestBody()
            .failing(context.fixture().on(match.rules()), "()")
            .gap()
            .then("$T decision = $L", context.names().type(types.decision()), call())
            .then(fixture.given(fixture.rule(0, 0, fixture.holding())))
            .gap()
            .then(fixture.decidedByDefault("decision"))
            .equal(CodeBlock.of("$S", fixture.id(0)), CodeBlock.of("$L.ruleId()", call()));
    return test("TheRulesFailToLoad", body);
  }

  private ContractTest noList() {
    TestBody body =
        new TestBody().then("$L = () -> null", context.fixture().on(match.rules())).gap();
    return test("ThereAreNoRulesAtAll", denied(body));
  }

  /** A good rule doesn't help where one can't be asked. */
  private ContractTest bad(String where, CodeBlock condition) {
    TestBody body =
        new TestBody()
            .then(
                fixture.given(fixture.rule(0, 0, fixture.holding()), fixture.rule(1, 1, condition)))
            .gap();
    return test(where, denied(body));
  }

  private TestBody denied(TestBody body) {
    return body.then("$T decision = $L", context.names().type(types.decision()), call())
        .gap()
        .then(fixture.decidedByDefault("decision"));
  }

  /** A condition that compares by size what has no order; empty if there is no such condition. */
  private Optional<CodeBlock> unordered() {
    return types.orders().stream()
        .findFirst()
        .flatMap(
            operator ->
                types.fields().stream()
                    .filter(field -> !field.isOrdered())
                    .findFirst()
                    .map(field -> fixture.condition(field.field().name(), operator, text(field))));
  }

  /** A condition whose value isn't of its field's type. */
  private Optional<CodeBlock> unreadable() {
    return types.fields().stream()
        .filter(field -> !field.field().type().name().equals("String"))
        .findFirst()
        .map(
            field -> fixture.condition(field.field().name(), types.operators().get(0), "no value"));
  }

  private String text(ComparableField field) {
    return context.samples().text(field.field(), 0);
  }

  private CodeBlock call() {
    return context.fixture().call(context.operation());
  }

  private ContractTest test(String where, TestBody body) {
    return ContractTest.of(
        context.operation().name() + "_decidesByDefaultWhere" + ModuleNames.capitalized(where),
        "governance.fail_closed_on_load_failure",
        body.end());
  }
}
