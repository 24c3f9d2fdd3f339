package dev.l9.trace.generator.code.behaviour.match;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.role.InputFacts;
import dev.l9.trace.generator.code.behaviour.role.LocalNames;
import dev.l9.trace.generator.code.behaviour.role.RecordRoles;
import dev.l9.trace.generator.code.text.Literals;
import dev.l9.trace.generator.spec.Behaviour.FirstMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/**
 * Writes the nested class that keeps rules and decides by them. It is a class of its own, so that
 * several operations of a service don't meet in their names.
 */
final class RulesClass {

  private final OperationContext context;
  private final FirstMatch match;
  private final MatchTypes types;
  private final ClassName name;
  private final ClassName checked;
  private final ClassName loaded;
  private final TypeName checkedRules;

  RulesClass(OperationContext context, FirstMatch match, MatchTypes types, String name) {
    this.context = context;
    this.match = match;
    this.types = types;
    this.name = context.names().service().nestedClass(name);
    LocalNames names = new LocalNames(context);
    this.checked = this.name.nestedClass(names.free("Checked"));
    this.loaded = this.name.nestedClass(names.free("Loaded"));
    this.checkedRules = ParameterizedTypeName.get(ClassName.get(List.class), checked);
  }

  /** The class. */
  TypeSpec type() {
    TypeSpec.Builder rules =
        TypeSpec.classBuilder(name.simpleName())
            .addJavadoc(
                "The rules of {@link #$N}. One thread loads them, and those that wait for it take"
                    + " what it has loaded.\n",
                context.operation().name())
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL);
    fields().forEach(rules::addField);
    rules.addMethod(decide()).addMethod(current()).addMethod(reloaded());
    rules.addMethod(checked()).addMethod(conditionOf());
    new ConditionMethods(types, context.names(), name).all().forEach(rules::addMethod);
    return rules.addType(checkedRecord()).addType(loadedRecord()).build();
  }

  private List<FieldSpec> fields() {
    return List.of(
        FieldSpec.builder(System.Logger.class, "LOGGER", constant())
            .initializer("$T.getLogger($T.class.getName())", System.class, name)
            .build(),
        FieldSpec.builder(Duration.class, "KEPT_FOR", constant())
            .initializer(Literals.duration(match.keepRules()))
            .build(),
        FieldSpec.builder(loaded, "loaded", Modifier.PRIVATE, Modifier.VOLATILE)
            .initializer("new $T($T.of(), $T.MAX)", loaded, List.class, Instant.class)
            .build());
  }

  private static Modifier[] constant() {
    return new Modifier[] {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};
  }

  private MethodSpec decide() {
    TypeName rule = context.names().type(types.rule());
    CodeBlock matched = decision(CodeBlock.of("rule.effect()"), CodeBlock.of("rule.id()"));
    CodeBlock effect =
        CodeBlock.of("$T.$N", context.names().type(types.effect()), match.defaultEffect());
    return MethodSpec.methodBuilder("decide")
        .returns(context.names().type(types.decision()))
        .addParameter(context.names().type(types.request()), "request")
        .beginControlFlow("for ($T checked : current())", checked)
        .beginControlFlow("if (checked.condition().test(request))")
        .addStatement("$T rule = checked.rule()", rule)
        .addStatement("return $L", matched)
        .endControlFlow()
        .endControlFlow()
        .addStatement("return $L", decision(effect, CodeBlock.of("null")))
        .build();
  }

  private CodeBlock decision(CodeBlock effect, CodeBlock ruleId) {
    return new RecordRoles(context, types.decision())
        .correlationId(InputFacts.correlationId(context, "request"))
        .named("effect", types.effect(), effect)
        .named("ruleId", MatchTypesReader.TEXT, ruleId)
        .newRecord();
  }

  private MethodSpec current() {
    return MethodSpec.methodBuilder("current")
        .addJavadoc("In the order in which they are asked; none while they can't be loaded.\n")
        .addModifiers(Modifier.PRIVATE)
        .returns(checkedRules)
        .addStatement("$T latest = loaded", loaded)
        .addStatement("return latest.isFresh(clock.instant()) ? latest.rules() : reloaded()")
        .build();
  }

  private MethodSpec reloaded() {
    return MethodSpec.methodBuilder("reloaded")
        .addModifiers(Modifier.PRIVATE, Modifier.SYNCHRONIZED)
        .returns(checkedRules)
        .addStatement("$T now = clock.instant()", Instant.class)
        .beginControlFlow("if (!loaded.isFresh(now))")
        .beginControlFlow("try")
        .addStatement("loaded = new $T(checked($L), now)", loaded, types.rules().call())
        .nextControlFlow("catch ($T e)", types.rules().failure())
        .addStatement(
            "LOGGER.log($T.WARNING, $S, e)",
            System.Logger.Level.class,
            "The rules could not be loaded; until they can, %s gives %s"
                .formatted(context.operation().name(), match.defaultEffect()))
        .addStatement("return $T.of()", List.class)
        .endControlFlow()
        .endControlFlow()
        .addStatement("return loaded.rules()")
        .build();
  }

  private MethodSpec checked() {
    TypeName rule = context.names().type(types.rule());
    return MethodSpec.methodBuilder("checked")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(checkedRules)
        .addParameter(ParameterizedTypeName.get(ClassName.get(List.class), rule), "rules")
        .addStatement(
            "return rules.stream().sorted($T.comparingInt($T::priority))"
                + ".map(rule -> new $T(rule, conditionOf(rule))).toList()",
            Comparator.class,
            rule,
            checked)
        .build();
  }

  private MethodSpec conditionOf() {
    return MethodSpec.methodBuilder("conditionOf")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(predicate())
        .addParameter(context.names().type(types.rule()), "rule")
        .addStatement(
            "return rule.conditions().stream().map($T::holds).reduce(request -> true, $T::and)",
            name,
            Predicate.class)
        .build();
  }

  private TypeSpec checkedRecord() {
    return TypeSpec.recordBuilder(checked.simpleName())
        .addJavadoc("A rule whose conditions fit the fields of requests.\n")
        .addModifiers(Modifier.PRIVATE)
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameter(context.names().type(types.rule()), "rule")
                .addParameter(predicate(), "condition")
                .build())
        .build();
  }

  private TypeSpec loadedRecord() {
    return TypeSpec.recordBuilder(loaded.simpleName())
        .addJavadoc("Rules, and when they were loaded.\n")
        .addModifiers(Modifier.PRIVATE)
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameter(checkedRules, "rules")
                .addParameter(Instant.class, "at")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("isFresh")
                .addJavadoc("A time before the rules were loaded tells nothing of their age.\n")
                .returns(boolean.class)
                .addParameter(Instant.class, "now")
                .addStatement("return !now.isBefore(at) && now.isBefore(at.plus(KEPT_FOR))")
                .build())
        .build();
  }

  private TypeName predicate() {
    return ParameterizedTypeName.get(
        ClassName.get(Predicate.class), context.names().type(types.request()));
  }
}
