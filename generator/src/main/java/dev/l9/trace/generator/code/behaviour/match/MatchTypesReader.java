package dev.l9.trace.generator.code.behaviour.match;

import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.ErrorQuestions;
import dev.l9.trace.generator.code.behaviour.role.TypeQuestions;
import dev.l9.trace.generator.spec.Behaviour.FirstMatch;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the types of an operation in which rules decide. What they are isn't guessed: it follows
 * from the methods that the spec names, and from the fixed names of components.
 */
final class MatchTypesReader {

  static final TypeRef TEXT = TypeRef.of("String");

  private final OperationContext context;
  private final FirstMatch match;
  private final TypeQuestions ask;

  MatchTypesReader(OperationContext context, FirstMatch match) {
    this.context = context;
    this.match = match;
    this.ask = new TypeQuestions(context);
  }

  /** The types; empty if blockers say what is wrong. */
  Optional<MatchTypes> read() {
    Optional<CalledMethod> rules = ask.method(match.rules(), Optional.empty());
    Optional<CalledMethod> audit = ask.method(match.audit());
    Optional<TypeRef> rule = rules.flatMap(method -> ask.givenIn(method, "List"));
    Optional<TypeRef> condition = rule.flatMap(of -> ask.elements(of, "conditions", match.line()));
    Optional<TypeRef> effect = rule.flatMap(of -> ask.enumeration(of, "effect", match.line()));
    Optional<TypeRef> operator =
        condition.flatMap(of -> ask.enumeration(of, "operator", match.line()));
    Optional<TypeRef> record = audit.flatMap(this::record);
    Optional<TypeRef> decision = effect.flatMap(this::decision);
    rule.ifPresent(this::checkRule);
    condition.ifPresent(this::checkCondition);
    effect.ifPresent(this::checkDefault);
    List<Operator> operators = operator.map(this::operators).orElse(List.of());
    record.ifPresent(type -> ask.threadIsUsed(List.of(type)));
    new ErrorQuestions(context).endsWithFailureOf(match.audit()).check();
    if (!ask.isAnswered()) {
      return Optional.empty();
    }
    return Optional.of(
        new MatchTypes(
            rules.orElseThrow(),
            audit.orElseThrow(),
            context.operation().input(),
            rule.orElseThrow(),
            condition.orElseThrow(),
            operator.orElseThrow(),
            effect.orElseThrow(),
            decision.orElseThrow(),
            record.orElseThrow(),
            operators,
            fields(operators)));
  }

  private Optional<TypeRef> record(CalledMethod audit) {
    int line = match.audit().line();
    return audit
        .input()
        .or(() -> ask.wrong(line, match.audit() + " takes no record", "have it take one"))
        .filter(type -> ask.component(type, "decision", line).isPresent());
  }

  private Optional<TypeRef> decision(TypeRef effect) {
    int line = context.operation().line();
    Optional<TypeRef> decision =
        context
            .operation()
            .output()
            .or(() -> ask.wrong(line, "the operation gives no decision", "add an output"));
    decision.ifPresent(
        type -> {
          ask.typed(type, "effect", effect, line);
          ask.text(type, "ruleId", line).ifPresent(this::checkRuleId);
        });
    return decision;
  }

  private void checkRuleId(FieldSpec ruleId) {
    if (!ruleId.constraints().isNullable()) {
      ask.wrong(
          ruleId.line(), "ruleId is null where no rule matched", "say that it is nullable: true");
    }
  }

  private void checkRule(TypeRef rule) {
    ask.text(rule, "id", match.line());
    ask.typed(rule, "priority", TypeRef.of("int"), match.line());
    ask.onlyKnown(rule, List.of("id", "priority", "conditions", "effect"), match.line());
  }

  private void checkCondition(TypeRef condition) {
    ask.text(condition, "field", match.line());
    ask.text(condition, "value", match.line());
    ask.onlyKnown(condition, List.of("field", "operator", "value"), match.line());
  }

  private void checkDefault(TypeRef effect) {
    List<String> effects = ask.constants(effect).orElse(List.of());
    if (!effects.contains(match.defaultEffect())) {
      ask.wrong(
          match.line(),
          effect + " has no constant " + match.defaultEffect(),
          "make default one of " + String.join(", ", effects));
    }
  }

  private List<Operator> operators(TypeRef type) {
    List<String> known = Arrays.stream(Operator.values()).map(Operator::name).toList();
    List<String> declared = ask.constants(type).orElse(List.of());
    for (String constant : declared) {
      if (!known.contains(constant)) {
        ask.invention(
            match.line(),
            "nothing says how " + constant + " of " + type + " compares",
            "remove it; what is known is " + String.join(", ", known));
      }
    }
    return declared.stream().filter(known::contains).map(Operator::valueOf).toList();
  }

  private List<ComparableField> fields(List<Operator> operators) {
    boolean hasEquality = operators.stream().anyMatch(operator -> !operator.needsOrder());
    List<ComparableField> fields =
        ComparableField.of(context).stream()
            .filter(field -> hasEquality || field.isOrdered())
            .toList();
    if (fields.isEmpty()) {
      ask.wrong(
          match.line(),
          "no component of " + context.operation().input() + " can be compared by " + operators,
          "add one of type String, int, long, BigDecimal or boolean, or an enum");
    }
    return fields;
  }
}
