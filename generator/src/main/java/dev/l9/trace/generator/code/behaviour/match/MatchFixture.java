package dev.l9.trace.generator.code.behaviour.match;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.code.behaviour.role.RecordRoles;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.code.text.Literals;
import dev.l9.trace.generator.spec.Behaviour.FirstMatch;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.TypeRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** What the tests of an operation that goes by rules have: rules, conditions, and ways to ask. */
final class MatchFixture {

  private static final TypeRef TEXT = TypeRef.of("String");

  private final OperationContext context;
  private final FirstMatch match;
  private final MatchTypes types;
  private final LocalNames names;
  private final List<Comparison> comparisons;

  MatchFixture(OperationContext context, FirstMatch match, MatchTypes types) {
    this.context = context;
    this.match = match;
    this.types = types;
    this.names = new LocalNames(context);
    this.comparisons =
        types.fields().stream()
            .flatMap(field -> Comparison.of(context, types, field).stream())
            .toList();
  }

  /** What can be asked of a field. */
  List<Comparison> comparisons(String field) {
    return comparisons.stream().filter(each -> each.field().equals(field)).toList();
  }

  /** The constant with a condition that holds of the test's request. */
  CodeBlock holding() {
    return CodeBlock.of("$N", names.constantOf("holding"));
  }

  /** The constant with a condition that doesn't. */
  CodeBlock failing() {
    return CodeBlock.of("$N", names.constantOf("failing"));
  }

  /** Both constants. */
  List<FieldSpec> constants() {
    return List.of(
        constant("holding", firstThat(comparison -> comparison.holds())),
        constant("failing", firstThat(comparison -> comparison.fails())));
  }

  private FieldSpec constant(String name, CodeBlock condition) {
    return FieldSpec.builder(
            context.names().type(types.condition()),
            names.constantOf(name),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(condition)
        .build();
  }

  private CodeBlock firstThat(Function<Comparison, List<String>> values) {
    return comparisons.stream()
        .filter(each -> !values.apply(each).isEmpty())
        .findFirst()
        .map(each -> condition(each.field(), each.operator(), values.apply(each).get(0)))
        .orElseThrow();
  }

  /** {@code new RefundCondition("country", ConditionOperator.EQUALS, "DE")}. */
  CodeBlock condition(String field, Operator operator, String value) {
    return newCondition(CodeBlock.of("$S", field), operator(operator), CodeBlock.of("$S", value));
  }

  /** {@code ConditionOperator.EQUALS}. */
  CodeBlock operator(Operator operator) {
    return CodeBlock.of("$T.$L", context.names().type(types.operator()), operator);
  }

  private CodeBlock newCondition(CodeBlock field, CodeBlock operator, CodeBlock value) {
    return new RecordRoles(context, types.condition())
        .named("field", TEXT, field)
        .named("operator", types.operator(), operator)
        .named("value", TEXT, value)
        .newRecord();
  }

  /** {@code rule("id-1", 1, Effect.ALLOW, conditions)}; the numbers are from 0 on. */
  CodeBlock rule(int id, int priority, CodeBlock... conditions) {
    return CodeBlock.of(
        "$N($S, $L, $L, $L)",
        names.of("rule"),
        id(id),
        Literals.whole(lowestPriority() + priority),
        effect(id),
        CodeBlock.join(List.of(conditions), ", "));
  }

  /** The id of a rule. */
  String id(int number) {
    return context.samples().text(component(types.rule(), "id"), number);
  }

  /** An effect of a rule; the first ones aren't the default. */
  CodeBlock effect(int number) {
    List<String> constants =
        context.samples().shapes().constants(types.effect()).orElseThrow().stream()
            .filter(constant -> !constant.equals(match.defaultEffect()))
            .toList();
    String constant =
        constants.isEmpty() ? match.defaultEffect() : constants.get(number % constants.size());
    return CodeBlock.of("$T.$L", context.names().type(types.effect()), constant);
  }

  /** The default effect. */
  CodeBlock defaultEffect() {
    return CodeBlock.of("$T.$L", context.names().type(types.effect()), match.defaultEffect());
  }

  /** {@code ruleSource.onRules = () -> List.of(rules)}, as a statement. */
  CodeBlock given(CodeBlock... rules) {
    return CodeBlock.builder()
        .addStatement(
            "$L = () -> $T.of($L)",
            context.fixture().on(match.rules()),
            List.class,
            CodeBlock.join(List.of(rules), ",$W"))
        .build();
  }

  /** Whether a rule may have two conditions. */
  boolean mayHaveTwoConditions() {
    return component(types.rule(), "conditions").constraints().maxSize().orElse(2) >= 2;
  }

  /** Two priorities begin here. */
  private long lowestPriority() {
    Constraints constraints = component(types.rule(), "priority").constraints();
    return constraints
        .min()
        .or(() -> constraints.max().map(max -> max.subtract(BigDecimal.ONE)))
        .map(BigDecimal::longValue)
        .orElse(1L);
  }

  private dev.l9.trace.generator.spec.FieldSpec component(TypeRef type, String name) {
    return context.samples().shapes().component(type, name).orElseThrow();
  }

  /** Makes a rule. */
  MethodSpec ruleMethod() {
    TypeName condition = context.names().type(types.condition());
    CodeBlock rule =
        new RecordRoles(context, types.rule())
            .named("id", TEXT, CodeBlock.of("id"))
            .named("priority", TypeRef.of("int"), CodeBlock.of("priority"))
            .named(
                "conditions",
                new TypeRef("List", List.of(types.condition())),
                CodeBlock.of("$T.of(conditions)", List.class))
            .named("effect", types.effect(), CodeBlock.of("effect"))
            .newRecord();
    return MethodSpec.methodBuilder(names.of("rule"))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(context.names().type(types.rule()))
        .addParameter(String.class, "id")
        .addParameter(int.class, "priority")
        .addParameter(context.names().type(types.effect()), "effect")
        .addParameter(ArrayTypeName.of(condition), "conditions")
        .varargs()
        .addStatement("return $L", rule)
        .build();
  }

  /** {@code assertDecidedByDefault(decision)}, as a statement. */
  CodeBlock decidedByDefault(String decision) {
    return CodeBlock.builder()
        .addStatement("$N($N)", names.of("assertDecidedByDefault"), decision)
        .build();
  }

  /** Asserts that no rule has decided. */
  MethodSpec decidedByDefaultMethod() {
    CodeBlock body =
        new TestBody()
            .equal(defaultEffect(), "decision.effect()")
            .isNull(CodeBlock.of("decision.ruleId()"))
            .end();
    return MethodSpec.methodBuilder(names.of("assertDecidedByDefault"))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(context.names().type(types.decision()), "decision")
        .addCode(body)
        .build();
  }

  /** Asks whether a condition holds: the id of its rule, else null. */
  MethodSpec matchedMethod() {
    CodeBlock condition =
        newCondition(CodeBlock.of("field"), CodeBlock.of("operator"), CodeBlock.of("value"));
    return MethodSpec.methodBuilder(names.of("matched"))
        .addJavadoc("The id of the only rule, if its condition holds; else null.\n")
        .addModifiers(Modifier.PRIVATE)
        .returns(String.class)
        .addParameter(context.names().type(types.request()), "request")
        .addParameter(String.class, "field")
        .addParameter(context.names().type(types.operator()), "operator")
        .addParameter(String.class, "value")
        .addStatement("clock.advance($L)", Literals.duration(match.keepRules()))
        .addCode(given(rule(0, 0, condition)))
        .addStatement(
            "return $L.ruleId()",
            context.fixture().call(context.operation(), CodeBlock.of("request")))
        .build();
  }

  /** {@code matched(REQUEST, "country", ConditionOperator.EQUALS, "DE")}. */
  CodeBlock matched(CodeBlock request, String field, Operator operator, String value) {
    return CodeBlock.of(
        "$N($L, $S, $L, $S)", names.of("matched"), request, field, operator(operator), value);
  }
}
