package dev.l9.trace.generator.reading.role;

import dev.l9.trace.generator.reading.role.Methods.Method;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.EnumSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a decision by rules: a rule, its conditions, a decision and its audit have fixed roles. */
final class FirstMatchReader {

  private static final List<String> OPERATORS =
      List.of("EQUALS", "NOT_EQUALS", "ONE_OF", "AT_LEAST", "AT_MOST");

  private final Methods methods;
  private final Roles roles;

  FirstMatchReader(Methods methods, Roles roles) {
    this.methods = methods;
    this.roles = roles;
  }

  /** Reads it. */
  Optional<Behaviour> read(OperationDraft operation, CalledMethods called) {
    SpecNode node = operation.node().at("first_match");
    Optional<Method> rules = called.add(methods.at(node.at("rules")));
    Optional<Method> audit = called.add(methods.at(node.at("audit")));
    checkRequest(operation);
    Optional<RecordSpec> decision = decision(operation);
    TypeRef effect = roles.enums().known(Components.typeOf(decision, "effect"));
    checkRules(node.at("rules"), rules, effect);
    checkAudit(operation, node.at("audit"), audit);
    roles.enums().checkConstant(node.at("default"), effect);
    boolean isUsable =
        List.of("rules", "audit", "keep_rules").stream().allMatch(key -> node.at(key).isUsable());
    if (rules.isEmpty() || audit.isEmpty() || !isUsable) {
      return Optional.empty();
    }
    Duration kept = Duration.parse(node.text("keep_rules").orElseThrow());
    return node.text("default")
        .map(
            other ->
                new Behaviour.FirstMatch(
                    rules.get().ref(), kept, other, audit.get().ref(), node.line()));
  }

  private void checkRequest(OperationDraft operation) {
    roles
        .recordAt(operation.node().at("input"), operation.input(), "the input of a decision")
        .ifPresent(each -> roles.checkSome(each, "the request", List.of(Role.CORRELATION_ID)));
  }

  private Optional<RecordSpec> decision(OperationDraft operation) {
    Optional<RecordSpec> decision = Outputs.recordOf(operation, roles, "a decision");
    decision.ifPresent(
        each -> {
          Role effect = Role.of("effect", TypeReader.UNKNOWN);
          Role rule = new Role("ruleId", Role.STRING, true);
          roles.checkAll(each, "the decision", List.of(Role.CORRELATION_ID, effect, rule));
          roles.enums().check(each, "effect");
        });
    return decision;
  }

  private void checkRules(SpecNode at, Optional<Method> rules, TypeRef effect) {
    TypeRef unknown = Components.listOf(TypeReader.UNKNOWN);
    new Signature(Optional.empty(), Optional.of(unknown)).check(at, rules);
    TypeRef type =
        rules
            .flatMap(Method::declaration)
            .flatMap(PortSpec.Method::output)
            .map(Components::inList)
            .orElse(TypeReader.UNKNOWN);
    roles
        .recordAt(at, type, "a rule")
        .ifPresent(
            rule -> {
              Role conditions = Role.of("conditions", unknown);
              roles.checkAll(
                  rule,
                  "the rule",
                  List.of(
                      Role.of("id", Role.STRING),
                      Role.of("priority", Role.INT),
                      conditions,
                      Role.of("effect", effect)));
              checkCondition(rule);
            });
  }

  private void checkCondition(RecordSpec rule) {
    Optional<RecordSpec> condition = roles.recordsIn(rule, "conditions");
    condition.ifPresent(
        each -> {
          Role operator = Role.of("operator", TypeReader.UNKNOWN);
          Role field = Role.of("field", Role.STRING);
          roles.checkAll(
              each, "the condition", List.of(field, operator, Role.of("value", Role.STRING)));
          roles.enums().check(each, "operator");
        });
    roles
        .declared()
        .enumOf(Components.typeOf(condition, "operator").name())
        .ifPresent(this::checkOperators);
  }

  private void checkOperators(EnumSpec operators) {
    List<String> others =
        operators.values().stream().filter(each -> !OPERATORS.contains(each)).toList();
    if (!others.isEmpty()) {
      roles.tell(
          operators.line(),
          "nothing says how " + String.join(", ", others) + " of " + operators.name() + " compares",
          "take out what isn't among " + String.join(", ", OPERATORS));
    }
  }

  private void checkAudit(OperationDraft operation, SpecNode at, Optional<Method> audit) {
    TypeRef type =
        audit
            .flatMap(Method::declaration)
            .flatMap(PortSpec.Method::input)
            .orElse(TypeReader.UNKNOWN);
    new Signature(Optional.of(type), Optional.empty()).check(at, audit);
    TypeRef decision =
        operation
            .output()
            .filter(output -> roles.declared().recordOf(output.name()).isPresent())
            .orElse(TypeReader.UNKNOWN);
    roles
        .recordAt(at, type, "the record of a decision")
        .ifPresent(
            each ->
                roles.checkAll(
                    each,
                    "the audit record",
                    List.of(
                        Role.CORRELATION_ID,
                        Role.THREAD_ID,
                        Role.of("request", operation.input()),
                        Role.of("decision", decision),
                        Role.of("at", Role.INSTANT))));
    Outputs.needThreadKey(operation, roles);
  }
}
